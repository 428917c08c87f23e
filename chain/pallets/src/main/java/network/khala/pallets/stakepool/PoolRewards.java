package network.khala.pallets.stakepool;

import java.math.BigInteger;
import java.util.Optional;
import network.khala.economics.PoolArithmetic;
import network.khala.economics.U64F64;
import network.khala.frame.Reports;
import network.khala.frame.dispatch.DispatchException;
import network.khala.pallets.basepool.Dust;
import network.khala.pallets.basepool.PoolDirectory;
import network.khala.pallets.basepool.PoolValue;
import network.khala.pallets.basepool.StakePool;
import network.khala.pallets.computation.ComputationPallet;
import network.khala.pallets.wrapped.WrappedToken;
import network.khala.protocol.computation.SettleInfo;
import network.khala.protocol.substrate.Sr25519PublicKey;

/// Payouts: the owner's commission first, the rest raises the price of shares.
///
/// Source: `docs/protocol/staking.md#rewards`.
final class PoolRewards {
  private final StakePoolStorage storage;
  private final PoolDirectory pools;
  private final PoolValue value;
  private final WrappedToken token;
  private final Reports reports;

  PoolRewards(
      StakePoolStorage storage,
      PoolDirectory pools,
      PoolValue value,
      WrappedToken token,
      Reports reports) {
    this.storage = storage;
    this.pools = pools;
    this.value = value;
    this.token = token;
    this.reports = reports;
  }

  /// Pays one settlement, unless it is dismissed.
  ///
  /// @return false if the subsidy account cannot pay
  boolean settled(SettleInfo settlement) {
    BigInteger reward = U64F64.ofBits(settlement.payout()).toBalance();
    Sr25519PublicKey worker = settlement.pubkey();
    Optional<Long> pid = storage.workerAssignments.find(worker);
    if (pid.isEmpty()) {
      reports.deposit(new StakePoolEvent.RewardDismissedNotInPool(worker, reward));
      return true;
    }
    return reward.signum() == 0 || pay(pools.stakePool(pid.get()), reward);
  }

  private boolean pay(StakePool pool, BigInteger reward) {
    long pid = pool.basepool().pid();
    if (Dust.is(reward)) {
      reports.deposit(new StakePoolEvent.RewardDismissedDust(pid, reward));
      return true;
    }
    if (Dust.is(pool.basepool().totalShares())) {
      reports.deposit(new StakePoolEvent.RewardDismissedNoShare(pid, reward));
      return true;
    }
    try {
      token.back(ComputationPallet.SUBSIDY, reward);
    } catch (DispatchException _) {
      return false;
    }
    int parts = pool.payoutCommission().orElse(0L).intValue();
    BigInteger commission = PoolArithmetic.permill(parts, reward);
    boolean ownerPaid = payOwner(pool, commission);
    BigInteger rest = reward.subtract(commission);
    boolean distributed = distribute(pool, rest);
    if (ownerPaid || distributed) {
      reports.deposit(new StakePoolEvent.RewardReceived(pid, commission, rest));
    }
    return true;
  }

  private boolean payOwner(StakePool pool, BigInteger commission) {
    boolean paid = token.mint(pool.ownerRewardAccount(), commission);
    if (!paid) {
      reports.deposit(
          new StakePoolEvent.RewardToOwnerDismissedDust(pool.basepool().pid(), commission));
    }
    return paid;
  }

  private boolean distribute(StakePool pool, BigInteger rest) {
    boolean minted = token.mint(pool.basepool().poolAccountId(), rest);
    if (minted && !Dust.is(rest)) {
      pools.put(pool.with(value.distribute(pool.basepool(), rest)));
      return true;
    }
    if (rest.signum() > 0) {
      reports.deposit(
          new StakePoolEvent.RewardToDistributionDismissedDust(pool.basepool().pid(), rest));
    }
    return false;
  }
}
