package network.khala.economics.simulation;

import java.util.List;
import java.util.function.BiConsumer;
import network.khala.economics.ChallengeTarget;
import network.khala.economics.TokenomicParameters;
import network.khala.economics.engine.BlockContext;
import network.khala.economics.engine.BlockResult;
import network.khala.economics.engine.EngineMessage;
import network.khala.economics.engine.EngineMessage.EnteredUnresponsive;
import network.khala.economics.engine.EngineMessage.ExitedUnresponsive;
import network.khala.economics.engine.EngineMessage.Heartbeat;
import network.khala.economics.engine.EngineMessage.OfWorker;
import network.khala.economics.engine.EngineMessage.ParametersChanged;
import network.khala.economics.engine.EngineMessage.Registered;
import network.khala.economics.engine.EngineMessage.Started;
import network.khala.economics.engine.EngineMessage.Stopped;
import network.khala.economics.engine.EngineMessage.WorkerEvent;
import network.khala.economics.engine.Sender;
import network.khala.economics.simulation.SimulationScenario.Answer;
import network.khala.economics.simulation.SimulationScenario.ParameterChange;
import network.khala.economics.simulation.SimulationScenario.WorkerHistory;

/// Plays a [SimulationScenario]. The messages of a block are, in order: a change of parameters, the
/// events of workers, their answers, and a challenge if anyone is in a session.
public final class RecordedSource implements SimulationSource {
  private static final long BLOCK_MILLIS = 12_000;
  private static final long BLOCKS_PER_HOUR = 300;

  private final SimulationScenario scenario;
  private final ChallengeSeeds challenges;
  private int nextParameters;
  private int nextEvent;
  private int nextHeartbeat;
  private long working;

  /// A source at the first block of the scenario.
  public RecordedSource(SimulationScenario scenario) {
    this.scenario = scenario;
    this.challenges =
        new ChallengeSeeds(
            scenario.seedPrefix(), BLOCK_MILLIS, ChallengeTarget.PER_WORKER_AND_HOUR);
  }

  @Override
  public long blocks() {
    return scenario.blocks();
  }

  @Override
  public long blocksPerHour() {
    return BLOCKS_PER_HOUR;
  }

  @Override
  public TokenomicParameters initialParameters() {
    return scenario.parameters().getFirst().parameters();
  }

  @Override
  public List<SimulatedWorker> workers() {
    return scenario.workers();
  }

  @Override
  public BlockContext context(long block) {
    return new BlockContext(block, timestamp(block));
  }

  @Override
  public void messages(long block, BiConsumer<Sender, EngineMessage> engine) {
    List<ParameterChange> changes = scenario.parameters();
    while (nextParameters < changes.size() && changes.get(nextParameters).block() <= block) {
      ParameterChange change = changes.get(nextParameters++);
      engine.accept(Sender.PALLET, new ParametersChanged(change.parameters()));
    }
    List<WorkerHistory> events = scenario.events();
    while (nextEvent < events.size() && events.get(nextEvent).block() <= block) {
      WorkerHistory history = events.get(nextEvent++);
      SimulatedWorker worker = scenario.workers().get(history.worker());
      engine.accept(Sender.PALLET, new OfWorker(worker.key(), event(history, worker)));
    }
    List<Answer> heartbeats = scenario.heartbeats();
    while (nextHeartbeat < heartbeats.size() && heartbeats.get(nextHeartbeat).block() <= block) {
      Answer answer = heartbeats.get(nextHeartbeat++);
      SimulatedWorker worker = scenario.workers().get(answer.worker());
      engine.accept(new Sender.Worker(worker.key()), heartbeat(answer));
    }
    if (working > 0) {
      engine.accept(Sender.PALLET, challenges.of(block, working));
    }
  }

  @Override
  public void observe(long block, BlockResult result) {
    // A record does not react.
  }

  private WorkerEvent event(WorkerHistory history, SimulatedWorker worker) {
    return switch (history.kind()) {
      case REGISTERED -> new Registered(worker.confidenceLevel());
      case STARTED -> {
        working++;
        yield new Started(history.sessionId(), worker.initialV(), worker.initialScore());
      }
      case STOPPED -> {
        working--;
        yield new Stopped();
      }
      case ENTERED_UNRESPONSIVE -> new EnteredUnresponsive();
      case EXITED_UNRESPONSIVE -> new ExitedUnresponsive();
    };
  }

  private Heartbeat heartbeat(Answer answer) {
    return new Heartbeat(
        answer.sessionId(),
        answer.challengeBlock(),
        timestamp(answer.challengeBlock()),
        answer.iterations(),
        answer.clusters());
  }

  /// A real chain's timestamps are not quite regular either.
  private long timestamp(long block) {
    return scenario.timeBaseMillis() + BLOCK_MILLIS * block + 7_919 * block % 997;
  }
}
