package network.khala.pallets.treasury;

import network.khala.frame.dispatch.PalletError;
import network.khala.scale.Index;
import network.khala.scale.ScalePath;

/// Errors of pallet `Treasury`.
@ScalePath("pallet_treasury::pallet::Error")
public enum TreasuryError implements PalletError {
  /// The proposer cannot leave the bond.
  @Index(0)
  INSUFFICIENT_PROPOSERS_BALANCE,
  /// There is no such proposal.
  @Index(1)
  INVALID_INDEX,
  /// There are as many approved proposals as may wait.
  @Index(2)
  TOO_MANY_APPROVALS,
  /// The origin may not spend that much.
  @Index(3)
  INSUFFICIENT_PERMISSION,
  /// The proposal is not approved.
  @Index(4)
  PROPOSAL_NOT_APPROVED
}
