package network.khala.pallets.wrapped;

import java.math.BigInteger;
import network.khala.frame.dispatch.PalletEvent;
import network.khala.protocol.substrate.AccountId;
import network.khala.scale.Index;
import network.khala.scale.ScalePath;
import network.khala.scale.TypeName;
import network.khala.scale.U32;

/// Events of pallet `PhalaWrappedBalances`. Amounts are in 10^-12 of a token.
@ScalePath("phala_pallets::compute::wrapped_balances::pallet::Event")
public sealed interface WrappedBalancesEvent extends PalletEvent {
  /// Not in use.
  @Index(0)
  record DustRemoved(
      @TypeName("T::AccountId") AccountId user, @TypeName("BalanceOf<T>") BigInteger amount)
      implements WrappedBalancesEvent {}

  /// Native tokens became W-PHA.
  @Index(1)
  record Wrapped(
      @TypeName("T::AccountId") AccountId user, @TypeName("BalanceOf<T>") BigInteger amount)
      implements WrappedBalancesEvent {}

  /// W-PHA became native tokens.
  @Index(2)
  record Unwrapped(
      @TypeName("T::AccountId") AccountId user, @TypeName("BalanceOf<T>") BigInteger amount)
      implements WrappedBalancesEvent {}

  /// A vote was cast.
  @Index(3)
  record Voted(
      @TypeName("T::AccountId") AccountId user,
      @U32 long voteId,
      @TypeName("BalanceOf<T>") BigInteger ayeAmount,
      @TypeName("BalanceOf<T>") BigInteger nayAmount)
      implements WrappedBalancesEvent {}
}
