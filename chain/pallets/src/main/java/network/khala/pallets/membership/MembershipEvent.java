package network.khala.pallets.membership;

import network.khala.frame.dispatch.PalletEvent;
import network.khala.scale.Index;
import network.khala.scale.ScalePath;

/// Events of a membership.
@ScalePath("pallet_membership::pallet::Event")
public sealed interface MembershipEvent extends PalletEvent {
  /// There is one more member.
  @Index(0)
  record MemberAdded() implements MembershipEvent {}

  /// There is one less.
  @Index(1)
  record MemberRemoved() implements MembershipEvent {}

  /// One member is another one now.
  @Index(2)
  record MembersSwapped() implements MembershipEvent {}

  /// All members were set.
  @Index(3)
  record MembersReset() implements MembershipEvent {}

  /// A member handed its place on.
  @Index(4)
  record KeyChanged() implements MembershipEvent {}

  /// Reserved.
  @Index(5)
  record Dummy() implements MembershipEvent {}
}
