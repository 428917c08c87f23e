package network.khala.pallets.basepool;

import java.math.BigInteger;
import network.khala.economics.PoolArithmetic;
import network.khala.frame.Reports;
import network.khala.protocol.substrate.AccountId;

/// The pools by number.
public final class PoolDirectory {
  private static final long WAITING_MAX = 4096;

  private final BasePoolStorage storage;
  private final ShareLedger shares;
  private final Reports reports;

  PoolDirectory(BasePoolStorage storage, ShareLedger shares, Reports reports) {
    this.storage = storage;
    this.shares = shares;
    this.reports = reports;
  }

  /// A new number with its collection; the caller stores what it makes of it.
  ///
  /// @param kind the first part of the collection's symbol
  public BasePool open(String kind, AccountId owner) {
    long pid = storage.poolCount.get();
    storage.poolCount.set(Math.addExact(pid, 1));
    long cid = shares.createCollection(kind + "-" + pid);
    storage.poolCollections.put(cid, pid);
    return BasePool.empty(pid, owner, cid);
  }

  /// Any pool.
  public PoolProxy pool(long pid) {
    return storage
        .pools
        .find(pid)
        .orElseThrow(() -> reports.failure(BasePoolError.POOL_DOES_NOT_EXIST));
  }

  /// A stake pool.
  public StakePool stakePool(long pid) {
    if (pool(pid) instanceof PoolProxy.OfStakePool(StakePool pool)) {
      return pool;
    }
    throw reports.failure(BasePoolError.POOL_TYPE_NOT_MATCH);
  }

  /// A vault.
  public Vault vault(long pid) {
    if (pool(pid) instanceof PoolProxy.OfVault(Vault vault)) {
      return vault;
    }
    throw reports.failure(BasePoolError.POOL_TYPE_NOT_MATCH);
  }

  /// The work that the queue of a pool makes, in units of weight: how many wait, none where there
  /// is no such pool. Beyond [#WAITING_MAX] weight grows no more, or a call that serves a longer
  /// queue would fit into no block and the pool would be stuck.
  public long waiting(long pid) {
    return storage
        .pools
        .find(pid)
        .map(pool -> Math.min(pool.base().withdrawQueue().size(), WAITING_MAX))
        .orElse(0L);
  }

  /// The same for the stake pools that a vault has invested in: one for each. Their queues are not
  /// counted, since weight is asked for before anything is paid.
  public long investments(long pid) {
    return storage.pools.find(pid).orElse(null) instanceof PoolProxy.OfVault(Vault vault)
        ? Math.min(vault.investPools().size(), WAITING_MAX)
        : 0;
  }

  /// Stores a stake pool.
  public void put(StakePool pool) {
    storage.pools.put(pool.basepool().pid(), new PoolProxy.OfStakePool(pool));
  }

  /// Stores a vault.
  public void put(Vault vault) {
    storage.pools.put(vault.basepool().pid(), new PoolProxy.OfVault(vault));
  }

  /// What the shares of an account are worth; queued ones do not count.
  BigInteger valueOf(AccountId who, long pid, long cid) {
    BigInteger value = BigInteger.ZERO;
    var price = storage.pools.find(pid).flatMap(pool -> pool.base().price());
    if (price.isPresent()) {
      for (long nft : shares.owned(who, cid)) {
        value = value.add(PoolArithmetic.multiply(shares.shares(cid, nft), price.get()));
      }
    }
    return value;
  }
}
