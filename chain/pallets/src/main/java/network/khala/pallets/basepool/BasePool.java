package network.khala.pallets.basepool;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import network.khala.economics.PoolArithmetic;
import network.khala.economics.U64F64;
import network.khala.protocol.substrate.AccountId;
import network.khala.scale.ScalePath;
import network.khala.scale.TypeName;
import network.khala.scale.U32;

/// What stake pools and vaults have in common. Amounts and shares are in 10^-12.
///
/// @param pid the pool's number
/// @param owner whose it is
/// @param totalShares all shares
/// @param totalValue what they are worth together
/// @param withdrawQueue who waits to be paid, in order
/// @param valueSubscribers vaults that delegate here
/// @param cid the collection of the shares
/// @param poolAccountId the account of what is free
@ScalePath("phala_pallets::compute::base_pool::pallet::BasePool")
public record BasePool(
    long pid,
    @TypeName("AccountId") AccountId owner,
    @TypeName("Balance") BigInteger totalShares,
    @TypeName("Balance") BigInteger totalValue,
    @TypeName("VecDeque<WithdrawInfo<AccountId>>") List<WithdrawInfo> withdrawQueue,
    @TypeName("VecDeque<u64>") List<Long> valueSubscribers,
    @U32 @TypeName("CollectionId") long cid,
    @TypeName("AccountId") AccountId poolAccountId) {
  /// Copies the lists.
  public BasePool {
    withdrawQueue = List.copyOf(withdrawQueue);
    valueSubscribers = List.copyOf(valueSubscribers);
  }

  /// A pool without shares.
  static BasePool empty(long pid, AccountId owner, long cid) {
    return new BasePool(
        pid,
        owner,
        BigInteger.ZERO,
        BigInteger.ZERO,
        List.of(),
        List.of(),
        cid,
        PoolAccounts.pool(pid, owner));
  }

  /// What a share is worth, unless there are none.
  public Optional<U64F64> price() {
    return PoolArithmetic.price(totalValue, totalShares);
  }

  /// With other totals.
  public BasePool withTotals(BigInteger shares, BigInteger value) {
    return new BasePool(
        pid, owner, shares, value, withdrawQueue, valueSubscribers, cid, poolAccountId);
  }

  /// With another value of all shares.
  public BasePool withValue(BigInteger value) {
    return withTotals(totalShares, value);
  }

  BasePool withQueue(List<WithdrawInfo> queue) {
    return new BasePool(
        pid, owner, totalShares, totalValue, queue, valueSubscribers, cid, poolAccountId);
  }

  /// With a vault that delegates here, once.
  public BasePool withSubscriber(long vault) {
    if (valueSubscribers.contains(vault)) {
      return this;
    }
    List<Long> subscribers = new ArrayList<>(valueSubscribers);
    subscribers.add(vault);
    return new BasePool(
        pid, owner, totalShares, totalValue, withdrawQueue, subscribers, cid, poolAccountId);
  }
}
