package network.khala.pallets.basepool;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import network.khala.frame.CallablePallet;
import network.khala.frame.Kernel;
import network.khala.frame.Reports;
import network.khala.frame.dispatch.DispatchException;
import network.khala.frame.dispatch.Origin;
import network.khala.frame.dispatch.PalletError;
import network.khala.frame.dispatch.PalletEvent;
import network.khala.frame.dispatch.PostDispatch;
import network.khala.pallets.balances.Funds;
import network.khala.pallets.balances.Preservation;
import network.khala.pallets.computation.ComputationPallet;
import network.khala.pallets.rmrk.RmrkPallet;
import network.khala.pallets.timestamp.TimestampPallet;
import network.khala.pallets.uniques.UniquesPallet;
import network.khala.pallets.wrapped.WrappedBalancesPallet;
import network.khala.protocol.substrate.AccountId;
import network.khala.scale.Bytes;
import network.khala.scale.Tuple2;
import network.khala.scale.Tuple3;

/// Pallet `PhalaBasePool`. Its calls work on stake pools and vaults alike.
public final class BasePoolPallet extends CallablePallet<BasePoolCall> {
  private static final int WHITELIST_MAX = 100;
  private static final int AMOUNT_BITS = 128;

  private final BasePoolStorage storage;
  private final Funds funds;
  private final AccountId migrationAccount;
  private final ShareLedger shares;
  private final PoolDirectory pools;
  private final WithdrawalQueue queue;
  private final PoolValue value;

  /// The pallet over NFTs and W-PHA.
  ///
  /// @param migrationAccount who may set what old incidents are made good with
  public BasePoolPallet(
      Kernel kernel,
      int index,
      AccountId migrationAccount,
      TimestampPallet clock,
      Funds funds,
      UniquesPallet uniques,
      RmrkPallet rmrk,
      WrappedBalancesPallet wrapped) {
    super(kernel, "PhalaBasePool", index, BasePoolCall.class);
    this.funds = funds;
    this.migrationAccount = migrationAccount;
    this.storage = new BasePoolStorage(items());
    this.shares = new ShareLedger(storage, rmrk.ledger(), uniques.ledger(), clock, reports());
    this.pools = new PoolDirectory(storage, shares, reports());
    this.queue = new WithdrawalQueue(shares, wrapped.token(), clock, reports());
    this.value = new PoolValue(storage, pools, shares, wrapped.token(), reports());
    wrapped.valueDelegationsBy(pools::valueOf);
  }

  /// The shares.
  public ShareLedger shares() {
    return shares;
  }

  /// The pools by number.
  public PoolDirectory pools() {
    return pools;
  }

  /// The queues of withdrawals.
  public WithdrawalQueue queue() {
    return queue;
  }

  /// How the value of pools moves.
  public PoolValue value() {
    return value;
  }

  @Override
  public int storageVersion() {
    return 7;
  }

  @Override
  public Optional<Class<? extends PalletEvent>> eventType() {
    return Optional.of(BasePoolEvent.class);
  }

  @Override
  public Optional<Class<? extends PalletError>> errorType() {
    return Optional.of(BasePoolError.class);
  }

  @Override
  protected long units(BasePoolCall call) {
    return call instanceof BasePoolCall.SetReimbursements(var input, boolean _) ? input.size() : 0;
  }

  @Override
  protected PostDispatch dispatch(Origin origin, BasePoolCall call) {
    AccountId who = origin.requireSigned();
    switch (call) {
      case BasePoolCall.AddStakerToWhitelist(long pid, AccountId staker) ->
          addToWhitelist(who, pid, staker);
      case BasePoolCall.SetPoolDescription(long pid, Bytes description) -> {
        requireOwner(who, pid);
        storage.descriptions.put(pid, description);
      }
      case BasePoolCall.RemoveStakerFromWhitelist(long pid, AccountId staker) ->
          removeFromWhitelist(who, pid, staker);
      case BasePoolCall.ClaimReimbursement(long pid, AccountId target) ->
          claimReimbursement(who, pid, target);
      case BasePoolCall.SetReimbursements(
              List<Tuple3<AccountId, Long, BigInteger>> input,
              boolean add) ->
          setReimbursements(who, input, add);
    }
    return PostDispatch.AS_DECLARED;
  }

  private void requireOwner(AccountId who, long pid) {
    require(pools.pool(pid).base().owner().equals(who), BasePoolError.UNAUTHORIZED_POOL_OWNER);
  }

  private void addToWhitelist(AccountId who, long pid, AccountId staker) {
    requireOwner(who, pid);
    Optional<List<AccountId>> before = storage.whitelists.find(pid);
    List<AccountId> list = new ArrayList<>(before.orElse(List.of()));
    require(!list.contains(staker), BasePoolError.ALREADY_IN_CONTRIBUTE_WHITELIST);
    require(list.size() < WHITELIST_MAX, BasePoolError.EXCEED_WHITELIST_MAX_LEN);
    list.add(staker);
    storage.whitelists.put(pid, list);
    if (before.isEmpty()) {
      deposit(new BasePoolEvent.PoolWhitelistCreated(pid));
    }
    deposit(new BasePoolEvent.PoolWhitelistStakerAdded(pid, staker));
  }

  private void removeFromWhitelist(AccountId who, long pid, AccountId staker) {
    requireOwner(who, pid);
    List<AccountId> list =
        new ArrayList<>(
            storage
                .whitelists
                .find(pid)
                .orElseThrow(() -> failure(BasePoolError.NO_WHITELIST_CREATED)));
    require(list.remove(staker), BasePoolError.NOT_IN_CONTRIBUTE_WHITELIST);
    deposit(new BasePoolEvent.PoolWhitelistStakerRemoved(pid, staker));
    if (list.isEmpty()) {
      storage.whitelists.remove(pid);
      deposit(new BasePoolEvent.PoolWhitelistDeleted(pid));
    } else {
      storage.whitelists.put(pid, list);
    }
  }

  private void claimReimbursement(AccountId who, long pid, AccountId target) {
    BigInteger amount =
        storage
            .reimbursements
            .take(new Tuple2<>(who, pid))
            .orElseThrow(() -> failure(BasePoolError.NO_REIMBURSEMENT_TO_CLAIM));
    try {
      funds.transfer(ComputationPallet.SUBSIDY, target, amount, Preservation.PRESERVE);
    } catch (DispatchException _) {
      throw failure(BasePoolError.INTERNAL_SUBSIDY_POOL_CANNOT_WITHDRAW);
    }
  }

  private void setReimbursements(
      AccountId who, List<Tuple3<AccountId, Long, BigInteger>> input, boolean add) {
    require(who.equals(migrationAccount), BasePoolError.NOT_MIGRATION_ROOT);
    for (Tuple3<AccountId, Long, BigInteger> entry : input) {
      Tuple2<AccountId, Long> key = new Tuple2<>(entry.first(), entry.second());
      BigInteger before =
          add ? storage.reimbursements.find(key).orElse(BigInteger.ZERO) : BigInteger.ZERO;
      BigInteger sum = before.add(entry.third());
      if (sum.bitLength() > AMOUNT_BITS) {
        throw Reports.overflow();
      }
      storage.reimbursements.put(key, sum);
    }
  }
}
