package network.khala.pallets.computation;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import network.khala.economics.ChallengeTarget;
import network.khala.pallets.mq.MessageOutbox;
import network.khala.pallets.randomness.RandomnessPallet;
import network.khala.protocol.computation.SystemEvent;
import network.khala.protocol.mq.Topics;
import network.khala.scale.Bytes;

/// The question that each block puts to a random part of the workers, who prove by the answer that
/// they are there.
///
/// Source: `docs/protocol/staking.md#challenges`.
final class Challenges {
  private static final Bytes SUBJECT = Bytes.wrap("PhalaPoW".getBytes(StandardCharsets.US_ASCII));
  private static final BigInteger EVERYBODY =
      BigInteger.ONE.shiftLeft(256).subtract(BigInteger.ONE);

  private final ComputationStorage storage;
  private final ComputationConfig config;
  private final RandomnessPallet randomness;
  private final MessageOutbox outbox;

  Challenges(
      ComputationStorage storage,
      ComputationConfig config,
      RandomnessPallet randomness,
      MessageOutbox outbox) {
    this.storage = storage;
    this.config = config;
    this.randomness = randomness;
    this.outbox = outbox;
  }

  /// The challenge of block `number`, unless challenges are paused.
  void endBlock(long number) {
    if (storage.heartbeatPaused.get()) {
      return;
    }
    long expected =
        storage.expectedHeartbeatCount.find().orElse(ChallengeTarget.EXPECTED_PER_BLOCK_MAX);
    BigInteger target =
        ChallengeTarget.compute(
            expected,
            storage.onlineWorkers.get(),
            config.blockMillis(),
            config.challengesPerWorkerAndHour());
    push(new BigInteger(1, randomness.random(number, SUBJECT)), target);
  }

  /// Challenges every worker.
  void challengeAll() {
    push(BigInteger.ZERO, EVERYBODY);
  }

  private void push(BigInteger seed, BigInteger target) {
    SystemEvent event = new SystemEvent.Challenge(new SystemEvent.HeartbeatChallenge(seed, target));
    outbox.push(ComputationPallet.NAME, Topics.SYSTEM_EVENT, SystemEvent.CODEC.encode(event));
  }
}
