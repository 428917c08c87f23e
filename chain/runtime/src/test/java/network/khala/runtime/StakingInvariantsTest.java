package network.khala.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import network.khala.frame.Pallet;
import network.khala.frame.storage.KeyPair;
import network.khala.frame.storage.StorageMap;
import network.khala.pallets.assets.AssetAccount;
import network.khala.pallets.basepool.BasePool;
import network.khala.pallets.basepool.PoolProxy;
import network.khala.pallets.basepool.StakePool;
import network.khala.pallets.basepool.Vault;
import network.khala.pallets.computation.SessionInfo;
import network.khala.pallets.computation.WorkerState;
import network.khala.pallets.rmrk.NftInfo;
import network.khala.pallets.wrapped.WrappedToken;
import network.khala.protocol.substrate.AccountId;
import network.khala.protocol.substrate.Sr25519PublicKey;
import network.khala.scale.Bytes;
import network.khala.scale.Tuple2;

/// What always holds, whatever people do: `docs/protocol/staking.md#what-always-holds`.
class StakingInvariantsTest {
  private static final BigInteger DUST = BigInteger.valueOf(1000);

  @Property(tries = 40)
  void anySequence_ofCallsAndReports_keepsTheInvariants(
      @ForAll @Size(min = 30, max = 120) List<Long> seeds) {
    StakingMachine machine = new StakingMachine();
    KhalaRuntime runtime = machine.runtime;
    for (long seed : seeds) {
      SortedMap<Bytes, Bytes> before = StoredItems.changes(runtime);
      int events = runtime.kernel().eventCount();
      boolean failed = machine.step(seed);
      if (failed) {
        assertThat(StoredItems.changes(runtime)).as("a failing call").isEqualTo(before);
        assertThat(runtime.kernel().eventCount()).isEqualTo(events);
      } else {
        issuanceIsTheSumOfAccounts(runtime);
        wrappedTokensAreBacked(runtime);
        sharesAreThoseOfNfts(runtime);
        stakesAreLocked(runtime);
      }
    }
  }

  private static void issuanceIsTheSumOfAccounts(KhalaRuntime runtime) {
    assertThat(StoredItems.sumOfAccounts(runtime))
        .as("issuance")
        .isEqualTo(runtime.balances().funds().totalIssuance());
  }

  private static void wrappedTokensAreBacked(KhalaRuntime runtime) {
    BigInteger supply = runtime.staking().wrapped().token().supply();
    BigInteger sum = BigInteger.ZERO;
    for (Map.Entry<KeyPair<Long, AccountId>, AssetAccount> entry :
        StoredItems.<KeyPair<Long, AccountId>, AssetAccount>nmap(
                runtime.staking().assets(), "Account")
            .entries()) {
      sum = sum.add(entry.getValue().balance());
    }
    assertThat(sum).as("sum of W-PHA").isLessThanOrEqualTo(supply);
    assertThat(runtime.balances().funds().free(WrappedToken.BACKING))
        .as("backing")
        .isGreaterThanOrEqualTo(supply);
  }

  private static void sharesAreThoseOfNfts(KhalaRuntime runtime) {
    Map<Long, BigInteger> shares = new HashMap<>();
    for (Map.Entry<KeyPair<Long, Long>, NftInfo> entry :
        StoredItems.<KeyPair<Long, Long>, NftInfo>nmap(runtime.staking().rmrk(), "Nfts")
            .entries()) {
      long cid = entry.getKey().first();
      BigInteger held = runtime.staking().basePool().shares().shares(cid, entry.getKey().second());
      shares.merge(cid, held, BigInteger::add);
    }
    for (Map.Entry<Long, PoolProxy> entry : pools(runtime).entries()) {
      BasePool base = entry.getValue().base();
      BigInteger held = shares.getOrDefault(base.cid(), BigInteger.ZERO).add(unclaimed(entry));
      // A vault that is shut down burns what dust it has in a pool, and the pool keeps count of it.
      assertThat(base.totalShares().subtract(held))
          .as("shares of pool " + base.pid())
          .isBetween(BigInteger.ZERO, base.valueSubscribers().isEmpty() ? BigInteger.ZERO : DUST);
    }
  }

  /// Shares that a vault's owner has gained and not yet made an NFT of.
  private static BigInteger unclaimed(Map.Entry<Long, PoolProxy> pool) {
    return pool.getValue() instanceof PoolProxy.OfVault(Vault vault)
        ? vault.ownerShares()
        : BigInteger.ZERO;
  }

  private static void stakesAreLocked(KhalaRuntime runtime) {
    Pallet computation = runtime.staking().computation();
    StorageMap<AccountId, BigInteger> stakes = StoredItems.map(computation, "Stakes");
    long computing = 0;
    for (Map.Entry<AccountId, SessionInfo> entry :
        StoredItems.<AccountId, SessionInfo>map(computation, "Sessions").entries()) {
      WorkerState state = entry.getValue().state();
      assertThat(stakes.contains(entry.getKey()))
          .as("a stake behind " + state)
          .isEqualTo(state != WorkerState.READY);
      computing += state.isComputing() ? 1 : 0;
    }
    assertThat(StoredItems.value(computation, "OnlineWorkers").get()).isEqualTo(computing);
    Map<Long, BigInteger> staked = new HashMap<>();
    StorageMap<AccountId, Tuple2<Long, Sr25519PublicKey>> preimages =
        StoredItems.map(runtime.staking().stakePool(), "SubAccountPreimages");
    for (Map.Entry<AccountId, BigInteger> stake : stakes.entries()) {
      staked.merge(preimages.get(stake.getKey()).first(), stake.getValue(), BigInteger::add);
    }
    for (Map.Entry<Long, PoolProxy> entry : pools(runtime).entries()) {
      if (entry.getValue() instanceof PoolProxy.OfStakePool(StakePool pool)) {
        assertThat(runtime.staking().wrapped().token().balance(pool.lockAccount()))
            .as("locked in pool " + entry.getKey())
            .isEqualTo(staked.getOrDefault(entry.getKey(), BigInteger.ZERO));
      }
    }
  }

  private static StorageMap<Long, PoolProxy> pools(KhalaRuntime runtime) {
    return StoredItems.map(runtime.staking().basePool(), "Pools");
  }
}
