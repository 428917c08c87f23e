package network.khala.node.pool;

import network.khala.frame.extrinsic.Extrinsic;
import network.khala.frame.extrinsic.TransactionValidityError;
import network.khala.frame.extrinsic.ValidTransaction;
import network.khala.scale.Bytes;
import network.khala.scale.Result;

/// What the pool asks of the chain.
public interface TransactionValidation {
  /// Decodes a transaction.
  ///
  /// @throws network.khala.scale.DecodeException if it is none of this chain
  Extrinsic decode(Bytes bytes);

  /// Asks the runtime on top of the newest block.
  Verdict validate(Extrinsic extrinsic);

  /// The newest block's number.
  long headNumber();

  /// What the runtime said.
  ///
  /// @param atBlock the block on whose state it said so
  record Verdict(long atBlock, Result<ValidTransaction, TransactionValidityError> result) {}
}
