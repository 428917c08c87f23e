package network.khala.frame.extrinsic;

import network.khala.scale.Index;
import network.khala.scale.ScalePath;
import network.khala.scale.Tuple;
import network.khala.scale.U8;

/// Why the validity of a transaction cannot be told.
@ScalePath("sp_runtime::transaction_validity::UnknownTransaction")
public sealed interface UnknownTransaction {
  /// The signer's address cannot be resolved.
  @Index(0)
  record CannotLookup() implements UnknownTransaction {}

  /// No rule admits this unsigned call.
  @Index(1)
  record NoUnsignedValidator() implements UnknownTransaction {}

  /// A rule of a pallet.
  @Index(2)
  @Tuple
  record Custom(@U8 int code) implements UnknownTransaction {}
}
