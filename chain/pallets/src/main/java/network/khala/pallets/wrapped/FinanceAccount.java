package network.khala.pallets.wrapped;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import network.khala.scale.ScalePath;
import network.khala.scale.Tuple2;
import network.khala.scale.TypeName;
import network.khala.scale.U32;

/// What the chain remembers of a delegator.
///
/// @param investPools the pools it ever delegated to, with their collections
/// @param locked what its votes lock
@ScalePath("phala_pallets::compute::wrapped_balances::pallet::FinanceAccount")
public record FinanceAccount(
    @TypeName("Vec<(u64, CollectionId)>") List<Tuple2<Long, @U32 Long>> investPools,
    @TypeName("Balance") BigInteger locked) {
  static final FinanceAccount EMPTY = new FinanceAccount(List.of(), BigInteger.ZERO);

  /// Copies the list.
  public FinanceAccount {
    investPools = List.copyOf(investPools);
  }

  /// With a pool, once.
  FinanceAccount with(long pid, long cid) {
    Tuple2<Long, Long> pool = new Tuple2<>(pid, cid);
    if (investPools.contains(pool)) {
      return this;
    }
    List<Tuple2<Long, Long>> pools = new ArrayList<>(investPools);
    pools.add(pool);
    return new FinanceAccount(pools, locked);
  }

  FinanceAccount withLocked(BigInteger amount) {
    return new FinanceAccount(investPools, amount);
  }
}
