package network.khala.frame.extrinsic;

import network.khala.scale.Index;
import network.khala.scale.ScalePath;
import network.khala.scale.Tuple;

/// Why a transaction is not valid.
@ScalePath("sp_runtime::transaction_validity::TransactionValidityError")
public sealed interface TransactionValidityError {
  /// It breaks a rule.
  @Index(0)
  @Tuple
  record Invalid(InvalidTransaction reason) implements TransactionValidityError {}

  /// It cannot be told.
  @Index(1)
  @Tuple
  record Unknown(UnknownTransaction reason) implements TransactionValidityError {}
}
