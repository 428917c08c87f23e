package network.khala.pallets.collective;

import network.khala.frame.dispatch.PalletEvent;
import network.khala.protocol.substrate.AccountId;
import network.khala.protocol.substrate.DispatchError;
import network.khala.protocol.substrate.Hash;
import network.khala.scale.Index;
import network.khala.scale.Result;
import network.khala.scale.ScalePath;
import network.khala.scale.TypeName;
import network.khala.scale.U32;
import network.khala.scale.Unit;

/// Events of a collective.
@ScalePath("pallet_collective::pallet::Event")
public sealed interface CollectiveEvent extends PalletEvent {
  /// A call was proposed.
  @Index(0)
  record Proposed(
      @TypeName("T::AccountId") AccountId account,
      @U32 @TypeName("ProposalIndex") long proposalIndex,
      @TypeName("T::Hash") Hash proposalHash,
      @U32 @TypeName("MemberCount") long threshold)
      implements CollectiveEvent {}

  /// A member voted.
  @Index(1)
  record Voted(
      @TypeName("T::AccountId") AccountId account,
      @TypeName("T::Hash") Hash proposalHash,
      boolean voted,
      @U32 @TypeName("MemberCount") long yes,
      @U32 @TypeName("MemberCount") long no)
      implements CollectiveEvent {}

  /// Enough members agree.
  @Index(2)
  record Approved(@TypeName("T::Hash") Hash proposalHash) implements CollectiveEvent {}

  /// Not enough members can agree any more.
  @Index(3)
  record Disapproved(@TypeName("T::Hash") Hash proposalHash) implements CollectiveEvent {}

  /// A call was made that enough members agreed to.
  @Index(4)
  record Executed(
      @TypeName("T::Hash") Hash proposalHash,
      @TypeName("DispatchResult") Result<Unit, DispatchError> result)
      implements CollectiveEvent {}

  /// A call was made by one member.
  @Index(5)
  record MemberExecuted(
      @TypeName("T::Hash") Hash proposalHash,
      @TypeName("DispatchResult") Result<Unit, DispatchError> result)
      implements CollectiveEvent {}

  /// A vote ended.
  @Index(6)
  record Closed(
      @TypeName("T::Hash") Hash proposalHash,
      @U32 @TypeName("MemberCount") long yes,
      @U32 @TypeName("MemberCount") long no)
      implements CollectiveEvent {}
}
