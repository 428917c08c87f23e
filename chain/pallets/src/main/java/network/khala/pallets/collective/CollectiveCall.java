package network.khala.pallets.collective;

import java.util.List;
import java.util.Optional;
import network.khala.frame.dispatch.PalletCall;
import network.khala.frame.dispatch.RuntimeCall;
import network.khala.protocol.substrate.AccountId;
import network.khala.protocol.substrate.Hash;
import network.khala.protocol.substrate.Weight;
import network.khala.scale.Compact;
import network.khala.scale.Index;
import network.khala.scale.ScaleName;
import network.khala.scale.ScalePath;
import network.khala.scale.TypeName;
import network.khala.scale.U32;

/// Calls of a collective.
@ScalePath("pallet_collective::pallet::Call")
public sealed interface CollectiveCall extends PalletCall {
  /// Governance: sets the members, and whose vote counts for those who do not vote.
  @Index(0)
  @ScaleName("set_members")
  record SetMembers(
      @TypeName("Vec<T::AccountId>") List<AccountId> newMembers,
      @TypeName("Option<T::AccountId>") Optional<AccountId> prime,
      @U32 @TypeName("MemberCount") long oldCount)
      implements CollectiveCall {}

  /// A member: makes a call as a member.
  @Index(1)
  @ScaleName("execute")
  record Execute(
      @TypeName("Box<<T as Config<I>>::Proposal>") RuntimeCall proposal,
      @Compact @U32 long lengthBound)
      implements CollectiveCall {}

  /// A member: proposes a call.
  @Index(2)
  @ScaleName("propose")
  record Propose(
      @TypeName("MemberCount") @Compact @U32 long threshold,
      @TypeName("Box<<T as Config<I>>::Proposal>") RuntimeCall proposal,
      @Compact @U32 long lengthBound)
      implements CollectiveCall {}

  /// A member: votes.
  @Index(3)
  @ScaleName("vote")
  record Vote(
      @TypeName("T::Hash") Hash proposal,
      @TypeName("ProposalIndex") @Compact @U32 long index,
      boolean approve)
      implements CollectiveCall {}

  /// Root: ends a proposal.
  @Index(5)
  @ScaleName("disapprove_proposal")
  record DisapproveProposal(@TypeName("T::Hash") Hash proposalHash) implements CollectiveCall {}

  /// Anybody: ends the vote if it is decided, or its time is over.
  @Index(6)
  @ScaleName("close")
  record Close(
      @TypeName("T::Hash") Hash proposalHash,
      @TypeName("ProposalIndex") @Compact @U32 long index,
      Weight proposalWeightBound,
      @Compact @U32 long lengthBound)
      implements CollectiveCall {}
}
