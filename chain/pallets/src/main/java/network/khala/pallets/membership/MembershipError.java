package network.khala.pallets.membership;

import network.khala.frame.dispatch.PalletError;
import network.khala.scale.Index;
import network.khala.scale.ScalePath;

/// Errors of a membership.
@ScalePath("pallet_membership::pallet::Error")
public enum MembershipError implements PalletError {
  /// The account is a member already.
  @Index(0)
  ALREADY_MEMBER,
  /// The account is no member.
  @Index(1)
  NOT_MEMBER,
  /// There are as many members as may be.
  @Index(2)
  TOO_MANY_MEMBERS
}
