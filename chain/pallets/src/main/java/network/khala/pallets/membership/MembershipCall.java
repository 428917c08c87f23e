package network.khala.pallets.membership;

import java.util.List;
import network.khala.frame.dispatch.PalletCall;
import network.khala.protocol.substrate.AccountId;
import network.khala.protocol.substrate.MultiAddress;
import network.khala.scale.Index;
import network.khala.scale.ScaleName;
import network.khala.scale.ScalePath;
import network.khala.scale.TypeName;

/// Calls of a membership.
@ScalePath("pallet_membership::pallet::Call")
public sealed interface MembershipCall extends PalletCall {
  /// Governance: adds a member.
  @Index(0)
  @ScaleName("add_member")
  record AddMember(@TypeName("AccountIdLookupOf<T>") MultiAddress who) implements MembershipCall {}

  /// Governance: removes a member.
  @Index(1)
  @ScaleName("remove_member")
  record RemoveMember(@TypeName("AccountIdLookupOf<T>") MultiAddress who)
      implements MembershipCall {}

  /// Governance: puts one in the place of another.
  @Index(2)
  @ScaleName("swap_member")
  record SwapMember(
      @TypeName("AccountIdLookupOf<T>") MultiAddress remove,
      @TypeName("AccountIdLookupOf<T>") MultiAddress add)
      implements MembershipCall {}

  /// Governance: sets all members.
  @Index(3)
  @ScaleName("reset_members")
  record ResetMembers(@TypeName("Vec<T::AccountId>") List<AccountId> members)
      implements MembershipCall {}

  /// A member: hands its place on.
  @Index(4)
  @ScaleName("change_key")
  record ChangeKey(@TypeName("AccountIdLookupOf<T>") @ScaleName("new") MultiAddress next)
      implements MembershipCall {}

  /// Governance: sets whose vote counts for those who do not vote.
  @Index(5)
  @ScaleName("set_prime")
  record SetPrime(@TypeName("AccountIdLookupOf<T>") MultiAddress who) implements MembershipCall {}

  /// Governance: nobody's does.
  @Index(6)
  @ScaleName("clear_prime")
  record ClearPrime() implements MembershipCall {}
}
