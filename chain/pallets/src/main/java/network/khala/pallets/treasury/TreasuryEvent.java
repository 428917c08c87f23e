package network.khala.pallets.treasury;

import java.math.BigInteger;
import network.khala.frame.dispatch.PalletEvent;
import network.khala.protocol.substrate.AccountId;
import network.khala.scale.Index;
import network.khala.scale.ScalePath;
import network.khala.scale.TypeName;
import network.khala.scale.U32;

/// Events of pallet `Treasury`. Amounts are in 10^-12.
@ScalePath("pallet_treasury::pallet::Event")
public sealed interface TreasuryEvent extends PalletEvent {
  /// A payment was proposed.
  @Index(0)
  record Proposed(@U32 @TypeName("ProposalIndex") long proposalIndex) implements TreasuryEvent {}

  /// It is the time of payment.
  @Index(1)
  record Spending(@TypeName("BalanceOf<T, I>") BigInteger budgetRemaining)
      implements TreasuryEvent {}

  /// Somebody was paid.
  @Index(2)
  record Awarded(
      @U32 @TypeName("ProposalIndex") long proposalIndex,
      @TypeName("BalanceOf<T, I>") BigInteger award,
      @TypeName("T::AccountId") AccountId account)
      implements TreasuryEvent {}

  /// A proposal was rejected.
  @Index(3)
  record Rejected(
      @U32 @TypeName("ProposalIndex") long proposalIndex,
      @TypeName("BalanceOf<T, I>") BigInteger slashed)
      implements TreasuryEvent {}

  /// A part of the rest ceased to be.
  @Index(4)
  record Burnt(@TypeName("BalanceOf<T, I>") BigInteger burntFunds) implements TreasuryEvent {}

  /// The rest stays for the next time.
  @Index(5)
  record Rollover(@TypeName("BalanceOf<T, I>") BigInteger rolloverBalance)
      implements TreasuryEvent {}

  /// The treasury got something.
  @Index(6)
  record Deposit(@TypeName("BalanceOf<T, I>") BigInteger value) implements TreasuryEvent {}

  /// A payment was decided.
  @Index(7)
  record SpendApproved(
      @U32 @TypeName("ProposalIndex") long proposalIndex,
      @TypeName("BalanceOf<T, I>") BigInteger amount,
      @TypeName("T::AccountId") AccountId beneficiary)
      implements TreasuryEvent {}

  /// What is in the treasury does not count in votes.
  @Index(8)
  record UpdatedInactive(
      @TypeName("BalanceOf<T, I>") BigInteger reactivated,
      @TypeName("BalanceOf<T, I>") BigInteger deactivated)
      implements TreasuryEvent {}
}
