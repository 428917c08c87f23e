package network.khala.pallets.wrapped;

import java.math.BigInteger;
import network.khala.frame.dispatch.PalletCall;
import network.khala.scale.Index;
import network.khala.scale.ScaleName;
import network.khala.scale.ScalePath;
import network.khala.scale.TypeName;
import network.khala.scale.U32;

/// Calls of pallet `PhalaWrappedBalances`. Amounts are in 10^-12 of a token.
@ScalePath("phala_pallets::compute::wrapped_balances::pallet::Call")
public sealed interface WrappedBalancesCall extends PalletCall {
  /// Turns the native token into W-PHA.
  @Index(0)
  @ScaleName("wrap")
  record Wrap(@TypeName("BalanceOf<T>") BigInteger amount) implements WrappedBalancesCall {}

  /// Turns all W-PHA that no vote locks into the native token.
  @Index(1)
  @ScaleName("unwrap_all")
  record UnwrapAll() implements WrappedBalancesCall {}

  /// Turns W-PHA into the native token.
  @Index(2)
  @ScaleName("unwrap")
  record Unwrap(@TypeName("BalanceOf<T>") BigInteger amount) implements WrappedBalancesCall {}

  /// Votes in a referendum with W-PHA and delegations.
  @Index(3)
  @ScaleName("vote")
  record Vote(
      @TypeName("BalanceOf<T>") BigInteger ayeAmount,
      @TypeName("BalanceOf<T>") BigInteger nayAmount,
      @U32 long voteId)
      implements WrappedBalancesCall {}

  /// Forgets votes of a referendum that is over.
  @Index(4)
  @ScaleName("unlock")
  record Unlock(@U32 long voteId, @U32 long maxIterations) implements WrappedBalancesCall {}
}
