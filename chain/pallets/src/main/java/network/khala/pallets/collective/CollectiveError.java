package network.khala.pallets.collective;

import network.khala.frame.dispatch.PalletError;
import network.khala.scale.Index;
import network.khala.scale.ScalePath;

/// Errors of a collective.
@ScalePath("pallet_collective::pallet::Error")
public enum CollectiveError implements PalletError {
  /// The sender is no member.
  @Index(0)
  NOT_MEMBER,
  /// The call is proposed already.
  @Index(1)
  DUPLICATE_PROPOSAL,
  /// There is no such proposal.
  @Index(2)
  PROPOSAL_MISSING,
  /// The proposal has another number.
  @Index(3)
  WRONG_INDEX,
  /// The member voted so already.
  @Index(4)
  DUPLICATE_VOTE,
  /// Reserved.
  @Index(5)
  ALREADY_INITIALIZED,
  /// The vote is neither decided nor over.
  @Index(6)
  TOO_EARLY,
  /// There are as many proposals as may be.
  @Index(7)
  TOO_MANY_PROPOSALS,
  /// The call may use more than was said, or than may be proposed.
  @Index(8)
  WRONG_PROPOSAL_WEIGHT,
  /// The call is longer than was said.
  @Index(9)
  WRONG_PROPOSAL_LENGTH
}
