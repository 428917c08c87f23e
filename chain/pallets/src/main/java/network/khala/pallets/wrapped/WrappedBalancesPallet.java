package network.khala.pallets.wrapped;

import java.math.BigInteger;
import java.util.Optional;
import network.khala.frame.CallablePallet;
import network.khala.frame.Kernel;
import network.khala.frame.dispatch.Origin;
import network.khala.frame.dispatch.PalletError;
import network.khala.frame.dispatch.PalletEvent;
import network.khala.frame.dispatch.PostDispatch;
import network.khala.pallets.assets.AssetLedger;
import network.khala.pallets.balances.Funds;
import network.khala.protocol.substrate.AccountId;
import network.khala.scale.Codecs;
import network.khala.scale.Tuple2;

/// Pallet `PhalaWrappedBalances`.
///
/// Deviation: upstream takes the native tokens of a wrap that is too small to be minted and mints
/// nothing; here such a wrap is refused.
public final class WrappedBalancesPallet extends CallablePallet<WrappedBalancesCall> {
  private final WrappedBalancesStorage storage;
  private final WrappedToken token;
  private final VoteLedger votes;
  private DelegationValue delegations = (_, _, _) -> BigInteger.ZERO;

  /// The pallet over its asset.
  ///
  /// @param asset the number of the asset that W-PHA is
  public WrappedBalancesPallet(
      Kernel kernel, int index, long asset, AssetLedger assets, Funds funds) {
    super(kernel, "PhalaWrappedBalances", index, WrappedBalancesCall.class);
    this.storage = new WrappedBalancesStorage(items());
    this.token = new WrappedToken(asset, assets, funds, storage);
    this.votes = new VoteLedger(storage, items().codec(AccountId.class), reports());
    constant("WPhaAssetId", Codecs.U32, asset);
    constant("WrappedBalancesAccountId", items().codec(AccountId.class), WrappedToken.BACKING);
  }

  /// W-PHA as pools use it.
  public WrappedToken token() {
    return token;
  }

  /// Sets who knows what delegations are worth; called while the runtime is composed.
  public void valueDelegationsBy(DelegationValue values) {
    this.delegations = values;
  }

  /// Sets the referenda; called while the runtime is composed.
  public void voteIn(Referenda referenda) {
    votes.voteIn(referenda);
  }

  /// Remembers that an account delegates to a pool.
  public void subscribe(AccountId who, long pid, long cid) {
    FinanceAccount account = storage.stakerAccounts.find(who).orElse(FinanceAccount.EMPTY);
    storage.stakerAccounts.put(who, account.with(pid, cid));
  }

  @Override
  public int storageVersion() {
    return 7;
  }

  @Override
  public Optional<Class<? extends PalletEvent>> eventType() {
    return Optional.of(WrappedBalancesEvent.class);
  }

  @Override
  public Optional<Class<? extends PalletError>> errorType() {
    return Optional.of(WrappedBalancesError.class);
  }

  @Override
  protected long units(WrappedBalancesCall call) {
    return switch (call) {
      case WrappedBalancesCall.Vote(var _, var _, long referendum) -> votes.voters(referendum);
      case WrappedBalancesCall.Unlock(long _, long iterations) ->
          Math.min(iterations, VoteLedger.ITERATIONS_MAX);
      case WrappedBalancesCall.Wrap _,
          WrappedBalancesCall.UnwrapAll _,
          WrappedBalancesCall.Unwrap _ ->
          0;
    };
  }

  @Override
  protected PostDispatch dispatch(Origin origin, WrappedBalancesCall call) {
    AccountId who = origin.requireSigned();
    switch (call) {
      case WrappedBalancesCall.Wrap(BigInteger amount) -> wrap(who, amount);
      case WrappedBalancesCall.UnwrapAll() -> unwrapAll(who);
      case WrappedBalancesCall.Unwrap(BigInteger amount) -> unwrap(who, amount);
      case WrappedBalancesCall.Vote(BigInteger aye, BigInteger nay, long referendum) ->
          votes.vote(who, referendum, aye, nay, net(who));
      case WrappedBalancesCall.Unlock(long referendum, long iterations) ->
          votes.unlock(referendum, iterations);
    }
    return PostDispatch.AS_DECLARED;
  }

  private void wrap(AccountId who, BigInteger amount) {
    token.back(who, amount);
    token.mintOrFail(who, amount);
    if (!storage.stakerAccounts.contains(who)) {
      storage.stakerAccounts.put(who, FinanceAccount.EMPTY);
    }
    deposit(new WrappedBalancesEvent.Wrapped(who, amount));
  }

  private void unwrapAll(AccountId who) {
    BigInteger free = net(who).subtract(locked(who));
    require(free.signum() >= 0, WrappedBalancesError.UNWRAP_AMOUNT_EXCEEDS_AVALIABLE_STAKE);
    token.redeem(who, free.min(token.balance(who)));
  }

  private void unwrap(AccountId who, BigInteger amount) {
    require(
        amount.compareTo(token.balance(who)) <= 0
            && amount.add(locked(who)).compareTo(net(who)) <= 0,
        WrappedBalancesError.UNWRAP_AMOUNT_EXCEEDS_AVALIABLE_STAKE);
    token.redeem(who, amount);
    deposit(new WrappedBalancesEvent.Unwrapped(who, amount));
  }

  private BigInteger locked(AccountId who) {
    return storage.stakerAccounts.find(who).map(FinanceAccount::locked).orElse(BigInteger.ZERO);
  }

  /// What an account has: W-PHA and what its delegations are worth.
  private BigInteger net(AccountId who) {
    BigInteger net = token.balance(who);
    for (Tuple2<Long, Long> pool :
        storage.stakerAccounts.find(who).orElse(FinanceAccount.EMPTY).investPools()) {
      net = net.add(delegations.of(who, pool.first(), pool.second()));
    }
    return net;
  }
}
