package network.khala.economics.engine;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import network.khala.crypto.Hashing;
import network.khala.economics.U64F64;
import network.khala.economics.engine.EngineMessage.HeartbeatChallenge;
import network.khala.economics.engine.FinanceEvent.Kind;

/// Finds the workers that a challenge addresses. Source: `docs/protocol/tokenomics.md#challenge`.
final class ChallengeScan {
  private static final int HIT_MASK = WorkerTable.WORKING | WorkerTable.PAUSED;

  private ChallengeScan() {}

  static void apply(OpenBlock block, WorkerTable workers, HeartbeatChallenge challenge) {
    long seedTop = top(challenge.seed());
    long targetTop = top(challenge.onlineTarget());
    List<FinanceEvent> found = new ArrayList<>();
    for (int slot = 0; slot < workers.size(); slot++) {
      if ((workers.flags[slot] & HIT_MASK) != WorkerTable.WORKING) {
        continue;
      }
      // The first 64 of 256 bits decide, unless they are equal.
      int order = Long.compareUnsigned(workers.hashedKeyTop[slot] ^ seedTop, targetTop);
      if (order < 0 || (order == 0 && isHit(workers, slot, challenge))) {
        workers.challenge(slot, block.number());
        found.add(block.describe(Kind.HEARTBEAT_CHALLENGE, slot, U64F64.ZERO));
      }
    }
    block.eventsInKeyOrder(found);
  }

  private static boolean isHit(WorkerTable workers, int slot, HeartbeatChallenge challenge) {
    byte[] hash = Hashing.blake2b256(workers.key(slot).toArray());
    BigInteger distance = new BigInteger(1, hash).xor(challenge.seed());
    return distance.compareTo(challenge.onlineTarget()) <= 0;
  }

  private static long top(BigInteger number) {
    return number.shiftRight(3 * Long.SIZE).longValue();
  }
}
