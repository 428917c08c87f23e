package network.khala.economics.engine;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import network.khala.crypto.Hashing;
import network.khala.economics.ParameterSets;
import network.khala.economics.TokenomicParameters;
import network.khala.economics.TokenomicPlan;
import network.khala.economics.U64F64;
import network.khala.economics.engine.EngineMessage.BenchScored;
import network.khala.economics.engine.EngineMessage.BenchStarted;
import network.khala.economics.engine.EngineMessage.EnteredUnresponsive;
import network.khala.economics.engine.EngineMessage.ExitedUnresponsive;
import network.khala.economics.engine.EngineMessage.Heartbeat;
import network.khala.economics.engine.EngineMessage.HeartbeatChallenge;
import network.khala.economics.engine.EngineMessage.OfWorker;
import network.khala.economics.engine.EngineMessage.ParametersChanged;
import network.khala.economics.engine.EngineMessage.Registered;
import network.khala.economics.engine.EngineMessage.Started;
import network.khala.economics.engine.EngineMessage.Stopped;
import network.khala.economics.engine.EngineMessage.WorkerEvent;
import network.khala.scale.Bytes32;
import org.jspecify.annotations.Nullable;

/// Blocks of a chain that nobody would build, with everything that can happen to workers. The seed
/// decides. It looks at the reference engine to answer challenges sensibly most of the time.
final class RandomChain {
  record Signed(Sender sender, EngineMessage message) {}

  static final List<TokenomicParameters> PARAMETERS =
      List.of(
          ParameterSets.GENESIS_DEFAULT,
          ParameterSets.PHALA_2022_04,
          ParameterSets.KHALA_2021_09,
          TokenomicPlan.DEVELOPMENT.perBlock(3_000),
          // Coarse blocks take the way for large numbers.
          TokenomicPlan.DEFAULT.perBlock(3_600_000));

  private static final long BLOCK_MILLIS = 12_000;

  private final Random random;
  private final List<Bytes32> keys = new ArrayList<>();
  private long number = 1;

  RandomChain(long seed) {
    random = new Random(seed);
    int count = 1 + random.nextInt(12);
    for (int i = 0; i < count; i++) {
      keys.add(Bytes32.wrap(Hashing.blake2b256(new byte[] {(byte) i, (byte) seed})));
    }
  }

  TokenomicParameters parameters() {
    return PARAMETERS.get(random.nextInt(PARAMETERS.size()));
  }

  BlockContext next() {
    number += random.nextInt(20) == 0 ? random.nextInt(30) : 1;
    return new BlockContext(number, number * BLOCK_MILLIS + random.nextInt(2_000));
  }

  List<Signed> messages(ReferenceEngine state) {
    List<Signed> messages = new ArrayList<>();
    while (random.nextInt(4) == 0) {
      messages.add(new Signed(pallet(), new OfWorker(key(), event())));
    }
    while (random.nextInt(3) != 0) {
      Bytes32 worker = key();
      messages.add(
          new Signed(
              random.nextInt(30) == 0 ? Sender.OTHER : new Sender.Worker(worker),
              heartbeat(state.workers.get(worker))));
    }
    if (random.nextInt(60) == 0) {
      messages.add(new Signed(pallet(), new ParametersChanged(parameters())));
    }
    if (random.nextInt(3) == 0) {
      messages.add(new Signed(pallet(), challenge(state)));
    }
    return messages;
  }

  boolean chance(int oneIn) {
    return random.nextInt(oneIn) == 0;
  }

  private Sender pallet() {
    return random.nextInt(30) == 0 ? Sender.OTHER : Sender.PALLET;
  }

  private Bytes32 key() {
    return keys.get(random.nextInt(keys.size()));
  }

  private WorkerEvent event() {
    return switch (random.nextInt(12)) {
      case 0, 1, 2 -> new Registered(level());
      case 3 -> new BenchStarted(random.nextInt(5));
      case 4 -> new BenchScored(random.nextInt(6_000));
      case 5 -> new Stopped();
      case 6 -> new EnteredUnresponsive();
      case 7 -> new ExitedUnresponsive();
      default -> new Started(random.nextInt(4), initialV(), score());
    };
  }

  private int level() {
    int[] levels = {1, 2, 3, 4, 5, 128, 0, 7, 255};
    return levels[random.nextInt(levels.length)];
  }

  private U64F64 initialV() {
    return switch (random.nextInt(6)) {
      case 0 -> U64F64.ZERO;
      case 1 -> U64F64.of(30_000);
      case 2 -> new U64F64(29_999, -1 - random.nextInt(1 << 20));
      case 3 -> new U64F64(random.nextInt(1 << 20), random.nextLong());
      default -> new U64F64(random.nextInt(30_000), random.nextLong());
    };
  }

  private long score() {
    return switch (random.nextInt(6)) {
      case 0 -> random.nextInt(2);
      case 1 -> random.nextInt(200_000);
      default -> 50 + random.nextInt(5_950);
    };
  }

  private Heartbeat heartbeat(ReferenceEngine.@Nullable Worker worker) {
    long challenge = number - random.nextInt(3);
    long session = random.nextInt(4);
    long iterations = random.nextInt(1_000_000);
    if (worker != null) {
      boolean honest = random.nextInt(8) != 0;
      challenge = honest && !worker.waiting.isEmpty() ? worker.waiting.element() : challenge;
      session = honest && worker.session != null ? worker.session : session;
      iterations = honest ? worker.iterationLast + random.nextInt(200_000) : iterations;
    }
    return new Heartbeat(
        session, challenge, challenge * BLOCK_MILLIS, iterations, random.nextInt(3));
  }

  private HeartbeatChallenge challenge(ReferenceEngine state) {
    BigInteger target = BigInteger.ONE.shiftLeft(256).subtract(BigInteger.ONE);
    BigInteger seed = new BigInteger(256, random);
    ReferenceEngine.Worker one = state.workers.get(key());
    return switch (random.nextInt(4)) {
      case 0 -> new HeartbeatChallenge(seed, target);
      case 1 -> new HeartbeatChallenge(seed, target.shiftRight(1));
      // Hits one worker exactly, or misses it by one in the last bit.
      case 2 -> new HeartbeatChallenge(one == null ? seed : one.hashedKey, BigInteger.ZERO);
      default ->
          new HeartbeatChallenge(
              one == null ? seed : one.hashedKey.flipBit(0), BigInteger.valueOf(random.nextInt(2)));
    };
  }
}
