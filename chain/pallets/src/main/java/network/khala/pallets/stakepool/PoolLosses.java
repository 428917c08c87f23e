package network.khala.pallets.stakepool;

import java.math.BigInteger;
import network.khala.frame.Reports;
import network.khala.pallets.basepool.BasePool;
import network.khala.pallets.basepool.PoolValue;
import network.khala.pallets.basepool.StakePool;
import network.khala.pallets.computation.ReclaimedStake;
import network.khala.pallets.wrapped.WrappedToken;
import network.khala.protocol.substrate.AccountId;

/// Lost stake: everybody who has shares bears it through the price, its W-PHA is burnt and the
/// native tokens behind it go to the treasury.
///
/// Source: `docs/protocol/staking.md#slashing`.
final class PoolLosses {
  private final PoolValue value;
  private final WrappedToken token;
  private final AccountId treasury;
  private final Reports reports;

  PoolLosses(PoolValue value, WrappedToken token, AccountId treasury, Reports reports) {
    this.value = value;
    this.token = token;
    this.treasury = treasury;
    this.reports = reports;
  }

  /// Takes what is left of a stake back into a pool.
  ///
  /// @return the pool's common part, to be stored
  BasePool takeBack(StakePool pool, ReclaimedStake stake) {
    AccountId free = pool.basepool().poolAccountId();
    boolean immovable =
        stake.returned().compareTo(token.minBalance()) < 0 && !token.hasAccount(free);
    BigInteger returned = immovable ? BigInteger.ZERO : stake.returned();
    BigInteger lost = stake.stake().subtract(returned);
    BasePool base = value.lose(pool.basepool(), lost);
    reports.deposit(new StakePoolEvent.PoolSlashed(base.pid(), lost));
    value.loseInVaults(base, lost);
    token.forfeit(pool.lockAccount(), lost, treasury);
    if (returned.signum() > 0) {
      token.transfer(pool.lockAccount(), free, returned);
    } else {
      token.closeIfBelow(pool.lockAccount());
    }
    return base;
  }
}
