package network.khala.pruntime.worker;

import java.math.BigInteger;
import java.util.Optional;
import network.khala.protocol.computation.SystemEvent;
import network.khala.protocol.computation.SystemEvent.HeartbeatChallenge;
import network.khala.protocol.computation.SystemEvent.WorkerEvent;
import network.khala.protocol.computation.WorkingReportEvent;
import network.khala.protocol.registry.RegistryEvent;
import network.khala.protocol.substrate.Sr25519PublicKey;
import network.khala.scale.Codec;
import network.khala.scale.CodecFactory;
import network.khala.scale.U32;

/// The worker's own state as the chain's messages drive it. Bit-identical with what gatekeepers
/// replay for it.
public final class WorkerMachine {
  private static final Codec<Saved> SAVED = CodecFactory.STANDARD.of(Saved.class);

  private final Sr25519PublicKey own;
  private final BigInteger place;
  private final Benchmark benchmark;
  private boolean registered;
  private Optional<BenchState> bench = Optional.empty();
  private Optional<Session> session = Optional.empty();
  private long lastHeartbeatBlock;

  /// A measurement that runs.
  ///
  /// @param startBlock the block of the order
  /// @param startTimeMs its time
  /// @param startIterations the counter then
  /// @param duration for so many blocks
  public record BenchState(
      @U32 long startBlock, long startTimeMs, long startIterations, @U32 long duration) {}

  /// A session that runs.
  ///
  /// @param id its number among all
  /// @param paused whether the chain holds the worker for unresponsive
  /// @param startTimeMs when it started
  /// @param startIterations the counter then
  public record Session(@U32 long id, boolean paused, long startTimeMs, long startIterations) {}

  /// What a checkpoint keeps.
  record Saved(
      boolean registered,
      Optional<BenchState> bench,
      Optional<Session> session,
      @U32 long lastHeartbeatBlock) {}

  /// The machine of a worker that is not registered.
  public WorkerMachine(Sr25519PublicKey own, Benchmark benchmark) {
    this.own = own;
    this.benchmark = benchmark;
    this.place = HeartbeatChallenge.place(own);
  }

  /// Whether the chain knows the worker.
  public boolean registered() {
    return registered;
  }

  /// The measurement that runs, if one does.
  public Optional<BenchState> bench() {
    return bench;
  }

  /// The session that runs, if one does.
  public Optional<Session> session() {
    return session;
  }

  /// The block of the last challenge that was answered; 0 if none was.
  public long lastHeartbeatBlock() {
    return lastHeartbeatBlock;
  }

  /// Acts on a system event.
  ///
  /// @return the heartbeat to send, if the event is a challenge that concerns this worker
  public Optional<WorkingReportEvent> on(SystemEvent event, long block, long nowMs) {
    return switch (event) {
      case SystemEvent.ForWorker(var forWorker) -> {
        if (forWorker.pubkey().equals(own)) {
          on(forWorker.event(), block, nowMs);
        }
        yield Optional.empty();
      }
      case SystemEvent.Challenge(HeartbeatChallenge challenge) -> answer(challenge, block, nowMs);
    };
  }

  /// Whether the benchmark may compute now: while blocks of the past are executed nobody measures.
  public void computing(boolean allowed) {
    if (!allowed) {
      benchmark.pause();
    } else if (bench.isPresent() || session.isPresent()) {
      benchmark.resume();
    }
  }

  /// Ends a block.
  ///
  /// @return the report of a measurement that ended with it
  public Optional<RegistryEvent> endBlock(long block) {
    Optional<BenchState> done =
        bench.filter(state -> block - state.startBlock() >= state.duration());
    if (done.isEmpty()) {
      return Optional.empty();
    }
    bench = Optional.empty();
    pauseIfIdle();
    long counted = benchmark.iterations() - done.get().startIterations();
    return Optional.of(new RegistryEvent.BenchReport(done.get().startTimeMs(), counted));
  }

  /// Everything, for a checkpoint.
  public byte[] save() {
    return SAVED.encode(new Saved(registered, bench, session, lastHeartbeatBlock));
  }

  /// Goes on from a checkpoint.
  public void load(byte[] saved) {
    Saved from = SAVED.decode(saved);
    registered = from.registered();
    bench = from.bench();
    session = from.session();
    lastHeartbeatBlock = from.lastHeartbeatBlock();
    if (bench.isPresent() || session.isPresent()) {
      benchmark.resume();
    }
  }

  private void on(WorkerEvent event, long block, long nowMs) {
    switch (event) {
      case WorkerEvent.Registered _ -> registered = true;
      case WorkerEvent.BenchStart(long duration) -> {
        bench = Optional.of(new BenchState(block, nowMs, benchmark.iterations(), duration));
        benchmark.resume();
      }
      case WorkerEvent.BenchScore _ -> {}
      case WorkerEvent.Started(long id, BigInteger _, long _) -> {
        session = Optional.of(new Session(id, false, nowMs, benchmark.iterations()));
        benchmark.resume();
      }
      case WorkerEvent.Stopped() -> {
        session = Optional.empty();
        pauseIfIdle();
      }
      case WorkerEvent.EnterUnresponsive() -> hold(true);
      case WorkerEvent.ExitUnresponsive() -> hold(false);
    }
  }

  private void hold(boolean paused) {
    session =
        session.map(one -> new Session(one.id(), paused, one.startTimeMs(), one.startIterations()));
  }

  private Optional<WorkingReportEvent> answer(
      HeartbeatChallenge challenge, long block, long nowMs) {
    boolean running = registered && session.isPresent() && !session.get().paused();
    if (!running || !challenge.selects(place)) {
      return Optional.empty();
    }
    lastHeartbeatBlock = block;
    return session.map(
        one ->
            new WorkingReportEvent.HeartbeatV2(
                one.id(), block, nowMs, benchmark.iterations() - one.startIterations(), 0, 0));
  }

  private void pauseIfIdle() {
    if (bench.isEmpty() && session.isEmpty()) {
      benchmark.pause();
    }
  }
}
