package network.khala.pruntime.gatekeeper;

import network.khala.economics.U64F64;
import network.khala.economics.engine.EngineMessage;
import network.khala.economics.engine.Sender;
import network.khala.protocol.computation.SystemEvent;
import network.khala.protocol.computation.SystemEvent.WorkerEvent;
import network.khala.protocol.computation.WorkingReportEvent;
import network.khala.protocol.mq.MessageOrigin;

/// The chain's messages as the tokenomics engine takes them.
final class EngineMessages {
  private EngineMessages() {}

  static Sender sender(MessageOrigin origin) {
    return switch (origin) {
      case MessageOrigin.Pallet _ -> Sender.PALLET;
      case MessageOrigin.Worker(var key) -> new Sender.Worker(key.value());
      case MessageOrigin.Contract _,
          MessageOrigin.AccountId _,
          MessageOrigin.MultiLocation _,
          MessageOrigin.Gatekeeper _,
          MessageOrigin.Cluster _,
          MessageOrigin.Reserved _ ->
          Sender.OTHER;
    };
  }

  static EngineMessage of(SystemEvent event) {
    return switch (event) {
      case SystemEvent.ForWorker(var one) ->
          new EngineMessage.OfWorker(one.pubkey().value(), of(one.event()));
      case SystemEvent.Challenge(var one) ->
          new EngineMessage.HeartbeatChallenge(one.seed(), one.onlineTarget());
    };
  }

  static EngineMessage of(WorkingReportEvent report) {
    long clusters = report instanceof WorkingReportEvent.HeartbeatV2 two ? two.clusters() : 0;
    return new EngineMessage.Heartbeat(
        report.sessionId(),
        report.challengeBlock(),
        report.challengeTime(),
        report.iterations(),
        clusters);
  }

  private static EngineMessage.WorkerEvent of(WorkerEvent event) {
    return switch (event) {
      case WorkerEvent.Registered(var info) -> new EngineMessage.Registered(info.confidenceLevel());
      case WorkerEvent.BenchStart(long duration) -> new EngineMessage.BenchStarted(duration);
      case WorkerEvent.BenchScore(long score) -> new EngineMessage.BenchScored(score);
      case WorkerEvent.Started(long id, var initV, long initP) ->
          new EngineMessage.Started(id, U64F64.ofBits(initV), initP);
      case WorkerEvent.Stopped() -> new EngineMessage.Stopped();
      case WorkerEvent.EnterUnresponsive() -> new EngineMessage.EnteredUnresponsive();
      case WorkerEvent.ExitUnresponsive() -> new EngineMessage.ExitedUnresponsive();
    };
  }
}
