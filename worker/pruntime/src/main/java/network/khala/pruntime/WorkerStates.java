package network.khala.pruntime;

import network.khala.economics.U64F64;
import network.khala.economics.engine.WorkerView;
import network.khala.protocol.prpc.BenchState;
import network.khala.protocol.prpc.ResponsiveEvent;
import network.khala.protocol.prpc.TokenomicInfo;
import network.khala.protocol.prpc.TokenomicStat;
import network.khala.protocol.prpc.WorkerStat;
import network.khala.protocol.prpc.WorkerState;
import network.khala.protocol.prpc.WorkingState;

/// A gatekeeper's view of a worker as the API tells it.
final class WorkerStates {
  private WorkerStates() {}

  static WorkerState of(WorkerView view) {
    WorkerState.Builder state =
        WorkerState.newBuilder()
            .setRegistered(true)
            .setUnresponsive(view.unresponsive())
            .setTokenomicInfo(tokenomics(view));
    view.waitingHeartbeats().forEach(block -> state.addWaitingHeartbeats(block.intValue()));
    view.benchmark()
        .ifPresent(
            bench ->
                state.setBenchState(
                    BenchState.newBuilder()
                        .setStartBlock((int) bench.startBlock())
                        .setStartTime(bench.startMillis())
                        .setDuration((int) bench.durationBlocks())));
    view.session()
        .ifPresent(
            session ->
                state.setWorkingState(
                    WorkingState.newBuilder()
                        .setSessionId((int) session.id())
                        .setPaused(session.paused())
                        .setStartTime(session.startMillis())));
    view.statistics().ifPresent(all -> state.setStat(statistics(all)));
    return state.build();
  }

  private static TokenomicInfo.Builder tokenomics(WorkerView view) {
    TokenomicInfo.Builder info =
        TokenomicInfo.newBuilder()
            .setV(text(view.v()))
            .setVInit(text(view.vInit()))
            .setVDeductible(text(view.vDeductible()))
            .setShare(text(view.share()))
            .setVUpdateAt(view.vUpdateAtMillis())
            .setVUpdateBlock((int) view.vUpdateBlock())
            .setIterationLast(view.iterationLast())
            .setChallengeTimeLast(view.challengeTimeLastMillis())
            .setPBench(text(view.benchmarkScore()))
            .setPInstant(text(view.instantScore()))
            .setConfidenceLevel(view.confidenceLevel());
    view.statistics()
        .ifPresent(
            all ->
                info.setStat(
                    TokenomicStat.newBuilder()
                        .setLastPayout(text(all.lastPayout()))
                        .setLastPayoutAtBlock((int) all.lastPayoutBlock())
                        .setTotalPayout(text(all.totalPayout()))
                        .setTotalPayoutCount((int) all.payoutCount())
                        .setLastSlash(text(all.lastSlash()))
                        .setLastSlashAtBlock((int) all.lastSlashBlock())
                        .setTotalSlash(text(all.totalSlash()))
                        .setTotalSlashCount((int) all.slashCount())));
    return info;
  }

  private static WorkerStat statistics(WorkerView.Statistics all) {
    return WorkerStat.newBuilder()
        .setLastHeartbeatForBlock((int) all.lastHeartbeatFor())
        .setLastHeartbeatAtBlock((int) all.lastHeartbeatAt())
        .setLastGkResponsiveEvent(
            switch (all.lastResponsiveEvent()) {
              case NONE -> ResponsiveEvent.NoEvent;
              case ENTERED_UNRESPONSIVE -> ResponsiveEvent.EnterUnresponsive;
              case EXITED_UNRESPONSIVE -> ResponsiveEvent.ExitUnresponsive;
            })
        .setLastGkResponsiveEventAtBlock((int) all.lastResponsiveEventBlock())
        .build();
  }

  private static String text(U64F64 number) {
    return number.toString();
  }
}
