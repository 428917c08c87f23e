package network.khala.node.chain;

import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import network.khala.frame.extrinsic.Extrinsic;
import network.khala.frame.extrinsic.TransactionValidityError;
import network.khala.frame.extrinsic.ValidTransaction;
import network.khala.node.pool.TransactionValidation.Verdict;
import network.khala.node.store.ChainHead;
import network.khala.protocol.substrate.Hash;
import network.khala.runtime.Executive;
import network.khala.runtime.SignatureVerifier;
import network.khala.scale.Result;

/// Runtimes that check transactions for the pool on the newest block. One serves a thread at a time
/// and is kept for the next one until there is a newer block: building one, and reading what every
/// check reads, costs more than a check.
final class PoolValidators {
  private static final int IDLE_MAX = 32;

  private final Chain chain;
  private final SignatureVerifier signatures;
  private final Queue<Validator> idle = new ArrayBlockingQueue<>(IDLE_MAX);

  PoolValidators(Chain chain, SignatureVerifier signatures) {
    this.chain = chain;
    this.signatures = signatures;
  }

  /// A runtime on the state after a block.
  private record Validator(ChainHead head, Executive executive) {}

  Verdict validate(Extrinsic extrinsic) {
    Validator validator = take(chain.head());
    Result<ValidTransaction, TransactionValidityError> result =
        validator.executive().validate(extrinsic, new Hash(validator.head().hash()));
    // One that threw is not kept.
    idle.offer(validator);
    return new Verdict(validator.head().number(), result);
  }

  private Validator take(ChainHead head) {
    Validator candidate = idle.poll();
    while (candidate != null && candidate.head().number() != head.number()) {
      candidate = idle.poll();
    }
    return candidate != null
        ? candidate
        : new Validator(head, chain.runtimeAt(head.number()).executive(signatures));
  }
}
