package network.khala.economics.simulation;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import network.khala.crypto.Blake2b;
import network.khala.economics.ChallengeTarget;
import network.khala.economics.engine.EngineMessage.HeartbeatChallenge;

/// The challenges of a simulated chain: the seed is a hash of the block number.
final class ChallengeSeeds {
  private final byte[] prefix;
  private final long blockMillis;
  private final long perWorkerAndHour;

  ChallengeSeeds(String prefix, long blockMillis, long perWorkerAndHour) {
    this.prefix = prefix.getBytes(StandardCharsets.US_ASCII);
    this.blockMillis = blockMillis;
    this.perWorkerAndHour = perWorkerAndHour;
  }

  HeartbeatChallenge of(long block, long onlineWorkers) {
    byte[] number = {
      (byte) (block >>> 24), (byte) (block >>> 16), (byte) (block >>> 8), (byte) block
    };
    byte[] hash = Blake2b.bits256().update(prefix).update(number).digest();
    return new HeartbeatChallenge(
        new BigInteger(1, hash),
        ChallengeTarget.compute(
            ChallengeTarget.EXPECTED_PER_BLOCK_MAX, onlineWorkers, blockMillis, perWorkerAndHour));
  }
}
