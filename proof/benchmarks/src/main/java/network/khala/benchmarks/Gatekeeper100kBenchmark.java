package network.khala.benchmarks;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import network.khala.crypto.Hashing;
import network.khala.economics.ChallengeTarget;
import network.khala.economics.ParameterSets;
import network.khala.economics.U64F64;
import network.khala.economics.engine.BlockContext;
import network.khala.economics.engine.BlockResult;
import network.khala.economics.engine.EngineMessage.Heartbeat;
import network.khala.economics.engine.EngineMessage.HeartbeatChallenge;
import network.khala.economics.engine.EngineMessage.OfWorker;
import network.khala.economics.engine.EngineMessage.Registered;
import network.khala.economics.engine.EngineMessage.Started;
import network.khala.economics.engine.FinanceEvent;
import network.khala.economics.engine.Sender;
import network.khala.economics.engine.TokenomicEngine;
import network.khala.scale.Bytes32;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// One block of a chain on which 100,000 workers mine: a challenge of about 20 workers, the answers
/// to the challenge of five blocks ago, payouts, and the growth of everybody's V.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class Gatekeeper100kBenchmark {
  private static final int WORKERS = 100_000;
  private static final long BLOCK_MILLIS = 12_000;
  private static final long SESSION = 1;
  private static final long ANSWER_DELAY_BLOCKS = 5;
  private static final BigInteger TARGET =
      ChallengeTarget.compute(
          ChallengeTarget.EXPECTED_PER_BLOCK_MAX,
          WORKERS,
          BLOCK_MILLIS,
          ChallengeTarget.PER_WORKER_AND_HOUR);

  private final TokenomicEngine engine = new TokenomicEngine(ParameterSets.GENESIS_DEFAULT);
  private final Queue<Challenged> challenged = new ArrayDeque<>();
  private long number;

  private record Challenged(long block, Bytes32 worker) {}

  /// Registers and starts everybody.
  @Setup
  public void startWorkers() {
    engine.begin(nextBlock());
    for (int i = 0; i < WORKERS; i++) {
      Bytes32 worker = key(i);
      long score = 500L + i % 5_000;
      U64F64 initialV = new U64F64(1_000 + i % 20_000, Integer.toUnsignedLong(i) << 32);
      engine.apply(Sender.PALLET, new OfWorker(worker, new Registered(1 + i % 5)));
      engine.apply(Sender.PALLET, new OfWorker(worker, new Started(SESSION, initialV, score)));
    }
    engine.end();
  }

  /// Processes a block.
  @Benchmark
  public BlockResult block() {
    BlockContext block = nextBlock();
    engine.begin(block);
    while (!challenged.isEmpty() && challenged.element().block() + ANSWER_DELAY_BLOCKS <= number) {
      answer(challenged.remove());
    }
    engine.apply(Sender.PALLET, new HeartbeatChallenge(seed(), TARGET));
    BlockResult result = engine.end();
    for (FinanceEvent event : result.events()) {
      if (event.kind() == FinanceEvent.Kind.HEARTBEAT_CHALLENGE) {
        challenged.add(new Challenged(number, event.worker()));
      }
    }
    return result;
  }

  private void answer(Challenged challenge) {
    long time = challenge.block() * BLOCK_MILLIS;
    long iterations = 200 * challenge.block();
    engine.apply(
        new Sender.Worker(challenge.worker()),
        new Heartbeat(SESSION, challenge.block(), time, iterations, 0));
  }

  private BlockContext nextBlock() {
    number++;
    return new BlockContext(number, number * BLOCK_MILLIS);
  }

  private BigInteger seed() {
    return new BigInteger(1, hash(number));
  }

  private static Bytes32 key(int worker) {
    return Bytes32.wrap(hash(-1L - worker));
  }

  private static byte[] hash(long input) {
    return Hashing.blake2b256(ByteBuffer.allocate(Long.BYTES).putLong(input).array());
  }
}
