package network.khala.economics.simulation;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import network.khala.crypto.Hashing;
import network.khala.economics.SessionFormulas;
import network.khala.economics.TokenomicParameters;
import network.khala.economics.U64F64;
import network.khala.economics.engine.BlockContext;
import network.khala.economics.engine.BlockResult;
import network.khala.economics.engine.EngineMessage;
import network.khala.economics.engine.EngineMessage.EnteredUnresponsive;
import network.khala.economics.engine.EngineMessage.ExitedUnresponsive;
import network.khala.economics.engine.EngineMessage.Heartbeat;
import network.khala.economics.engine.EngineMessage.OfWorker;
import network.khala.economics.engine.EngineMessage.Registered;
import network.khala.economics.engine.EngineMessage.Started;
import network.khala.economics.engine.FinanceEvent;
import network.khala.economics.engine.Sender;
import network.khala.scale.Bytes32;

/// Makes up the history of a [SimulationPlan]: workers of many sizes that start within the first
/// hours, answer challenges and have outages. Equal plans give equal histories.
public final class GeneratedSource implements SimulationSource {
  private static final long TIME_BASE_MILLIS = 1_700_000_000_000L;
  private static final long HOUR_MILLIS = 3_600_000;
  private static final long DAY_MILLIS = 24 * HOUR_MILLIS;
  private static final long MONTH_MILLIS = 30 * DAY_MILLIS;
  private static final long START_WITHIN_MILLIS = 6 * HOUR_MILLIS;
  private static final long OUTAGE_MILLIS_LEAST = 5 * 60_000;
  private static final long OUTAGE_MILLIS_MOST = 12 * HOUR_MILLIS;
  private static final long REGISTRATION_BLOCK = 1;
  private static final int[] LEVELS = {1, 2, 3, 4, 5};

  private final SimulationPlan plan;
  private final SeededNumbers chance;
  private final ChallengeSeeds challenges;
  private final List<SimulatedWorker> workers = new ArrayList<>();
  private final List<ModelWorker> models = new ArrayList<>();
  private final TreeMap<Bytes32, Integer> indices = new TreeMap<>();
  private final TreeMap<Long, List<Integer>> arrivals = new TreeMap<>();
  private final TreeSet<Integer> challenged = new TreeSet<>();
  private final List<OfWorker> notices = new ArrayList<>();
  private long working;

  /// A source at the first block of the plan.
  public GeneratedSource(SimulationPlan plan) {
    this.plan = plan;
    this.chance = new SeededNumbers(plan.seed());
    this.challenges =
        new ChallengeSeeds(
            "simulation/" + plan.seed() + "/",
            plan.blockMillis(),
            plan.challengesPerWorkerAndHour());
    for (int i = 0; i < plan.workers(); i++) {
      add(i);
    }
  }

  @Override
  public long blocks() {
    return plan.days() * DAY_MILLIS / plan.blockMillis();
  }

  @Override
  public long blocksPerHour() {
    return HOUR_MILLIS / plan.blockMillis();
  }

  @Override
  public TokenomicParameters initialParameters() {
    return plan.parameters();
  }

  @Override
  public List<SimulatedWorker> workers() {
    return List.copyOf(workers);
  }

  @Override
  public BlockContext context(long block) {
    return new BlockContext(block, timestamp(block));
  }

  @Override
  public void messages(long block, BiConsumer<Sender, EngineMessage> engine) {
    for (int worker : arrivals.getOrDefault(block, List.of())) {
      arrive(worker, block, engine);
    }
    notices.forEach(notice -> engine.accept(Sender.PALLET, notice));
    notices.clear();
    for (int worker : List.copyOf(challenged)) {
      answer(worker, block, engine);
    }
    beginOutages(block);
    if (working > 0) {
      engine.accept(Sender.PALLET, challenges.of(block, working));
    }
  }

  /// Notes who is challenged, and lets the chain answer a report in the next block.
  @Override
  public void observe(long block, BlockResult result) {
    for (FinanceEvent event : result.events()) {
      switch (event.kind()) {
        case HEARTBEAT_CHALLENGE -> challenge(event.worker(), block);
        case ENTER_UNRESPONSIVE ->
            notices.add(new OfWorker(event.worker(), new EnteredUnresponsive()));
        case EXIT_UNRESPONSIVE ->
            notices.add(new OfWorker(event.worker(), new ExitedUnresponsive()));
        case WORKING_STARTED, WORKING_STOPPED, HEARTBEAT -> {}
      }
    }
  }

  private void add(int index) {
    Bytes32 key = key(index);
    long score = chance.between(200, 4_000);
    int level = LEVELS[(int) chance.below(LEVELS.length)];
    SimulatedWorker worker = new SimulatedWorker(key, score, level, initialV(score, level));
    long startBlock =
        1 + REGISTRATION_BLOCK + chance.below(START_WITHIN_MILLIS / plan.blockMillis() + 1);
    workers.add(worker);
    models.add(new ModelWorker(worker));
    indices.put(key, index);
    arrivals.computeIfAbsent(REGISTRATION_BLOCK, _ -> new ArrayList<>()).add(index);
    arrivals.computeIfAbsent(startBlock, _ -> new ArrayList<>()).add(index);
  }

  /// V of a stake of one to three times the least stake, as far as v_max allows.
  private U64F64 initialV(long score, int level) {
    BigInteger stake =
        SessionFormulas.minimalStake(plan.parameters(), score)
            .multiply(BigInteger.valueOf(chance.between(100, 300)))
            .divide(BigInteger.valueOf(100));
    return SessionFormulas.initialV(plan.parameters(), stake, score, level)
        .min(plan.parameters().vMax());
  }

  private void arrive(int index, long block, BiConsumer<Sender, EngineMessage> engine) {
    SimulatedWorker worker = workers.get(index);
    if (block == REGISTRATION_BLOCK) {
      Registered registered = new Registered(worker.confidenceLevel());
      engine.accept(Sender.PALLET, new OfWorker(worker.key(), registered));
      return;
    }
    models.get(index).start(timestamp(block));
    working++;
    Started started = new Started(index, worker.initialV(), worker.initialScore());
    engine.accept(Sender.PALLET, new OfWorker(worker.key(), started));
  }

  private void challenge(Bytes32 key, long block) {
    Integer index = indices.get(key);
    if (index != null) {
      models.get(index).challenge(block, chance);
      challenged.add(index);
    }
  }

  private void answer(int index, long block, BiConsumer<Sender, EngineMessage> engine) {
    ModelWorker model = models.get(index);
    long challenge = model.answerIn(block, chance);
    if (challenge == 0) {
      return;
    }
    long time = timestamp(challenge);
    long iterations = model.iterationsAt(time, chance);
    engine.accept(
        new Sender.Worker(model.identity.key()),
        new Heartbeat(index, challenge, time, iterations, 0));
    if (!model.hasChallenges()) {
      challenged.remove(index);
    }
  }

  /// In each block, each worker goes away with the same small chance.
  private void beginOutages(long block) {
    // Expected outages of all workers in this block, in units of 2^-32 of an outage.
    long perMonth = (long) plan.workers() * plan.outagesPerMonth();
    long expected = (perMonth << 32) / (MONTH_MILLIS / plan.blockMillis());
    for (long rest = expected; rest > 0; rest -= 1L << 32) {
      if (chance.below(1L << 32) < rest) {
        long duration = chance.between(OUTAGE_MILLIS_LEAST, OUTAGE_MILLIS_MOST);
        int index = (int) chance.below(plan.workers());
        models.get(index).leaveUntil(block + duration / plan.blockMillis());
      }
    }
  }

  private long timestamp(long block) {
    return TIME_BASE_MILLIS + plan.blockMillis() * block;
  }

  private Bytes32 key(int index) {
    ByteBuffer input = ByteBuffer.allocate(2 * Long.BYTES).putLong(plan.seed()).putLong(index);
    return Bytes32.wrap(Hashing.blake2b256(input.array()));
  }
}
