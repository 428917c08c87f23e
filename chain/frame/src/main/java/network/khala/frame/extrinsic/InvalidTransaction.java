package network.khala.frame.extrinsic;

import network.khala.scale.Index;
import network.khala.scale.ScalePath;
import network.khala.scale.Tuple;
import network.khala.scale.U8;

/// Why a transaction can never (or not yet) be included.
@ScalePath("sp_runtime::transaction_validity::InvalidTransaction")
public sealed interface InvalidTransaction {
  /// The call is not expected here.
  @Index(0)
  record Call() implements InvalidTransaction {}

  /// The fee cannot be paid.
  @Index(1)
  record Payment() implements InvalidTransaction {}

  /// Its nonce or sequence is ahead of the chain's.
  @Index(2)
  record Future() implements InvalidTransaction {}

  /// Its nonce or sequence has been used.
  @Index(3)
  record Stale() implements InvalidTransaction {}

  /// The signature is wrong, or was made for another chain or version.
  @Index(4)
  record BadProof() implements InvalidTransaction {}

  /// The era's first block is unknown.
  @Index(5)
  record AncientBirthBlock() implements InvalidTransaction {}

  /// It does not fit into a block.
  @Index(6)
  record ExhaustsResources() implements InvalidTransaction {}

  /// A rule of a pallet.
  @Index(7)
  @Tuple
  record Custom(@U8 int code) implements InvalidTransaction {}

  /// A mandatory call failed.
  @Index(8)
  record BadMandatory() implements InvalidTransaction {}

  /// Mandatory calls come from block authors only.
  @Index(9)
  record MandatoryValidation() implements InvalidTransaction {}

  /// The signer may not sign.
  @Index(10)
  record BadSigner() implements InvalidTransaction {}

  /// The text that the RPC gives as `data`; clients match on it.
  default String text() {
    return switch (this) {
      case Call() -> "Transaction call is not expected";
      case Payment() -> "Inability to pay some fees (e.g. account balance too low)";
      case Future() -> "Transaction will be valid in the future";
      case Stale() -> "Transaction is outdated";
      case BadProof() -> "Transaction has a bad signature";
      case AncientBirthBlock() -> "Transaction has an ancient birth block";
      case ExhaustsResources() -> "Transaction would exhaust the block limits";
      case Custom(int code) -> "Custom error: " + code;
      case BadMandatory() -> "A call was labelled as mandatory, but resulted in an Error.";
      case MandatoryValidation() ->
          "Transaction dispatch is mandatory; transactions must not be validated.";
      case BadSigner() -> "Invalid signing address";
    };
  }
}
