package network.khala.pallets.multisig;

import network.khala.frame.dispatch.PalletError;
import network.khala.scale.Index;
import network.khala.scale.ScalePath;

/// Errors of pallet `Multisig`.
@ScalePath("pallet_multisig::pallet::Error")
public enum MultisigError implements PalletError {
  /// Fewer than two approvals are no reason to wait.
  @Index(0)
  MINIMUM_THRESHOLD,
  /// The sender approves already.
  @Index(1)
  ALREADY_APPROVED,
  /// Reserved.
  @Index(2)
  NO_APPROVALS_NEEDED,
  /// There is no other signatory.
  @Index(3)
  TOO_FEW_SIGNATORIES,
  /// There are more signatories than may be.
  @Index(4)
  TOO_MANY_SIGNATORIES,
  /// The other signatories are not ascending.
  @Index(5)
  SIGNATORIES_OUT_OF_ORDER,
  /// The sender is among the other signatories.
  @Index(6)
  SENDER_IN_SIGNATORIES,
  /// There is no such operation.
  @Index(7)
  NOT_FOUND,
  /// Somebody else began the operation.
  @Index(8)
  NOT_OWNER,
  /// The operation has begun; its time must be named.
  @Index(9)
  NO_TIMEPOINT,
  /// The operation began at another time.
  @Index(10)
  WRONG_TIMEPOINT,
  /// No operation has begun, but a time is named.
  @Index(11)
  UNEXPECTED_TIMEPOINT,
  /// The call may use more than the sender allows.
  @Index(12)
  MAX_WEIGHT_TOO_LOW,
  /// Reserved.
  @Index(13)
  ALREADY_STORED
}
