package network.khala.pallets.basepool;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import network.khala.protocol.substrate.AccountId;
import network.khala.protocol.substrate.Sr25519PublicKey;
import network.khala.scale.Permill;
import network.khala.scale.ScalePath;
import network.khala.scale.TypeName;

/// A pool that stakes on workers.
///
/// @param basepool what it has in common with vaults
/// @param payoutCommission the owner's part of rewards, in parts per million
/// @param cap what the pool may be worth
/// @param workers its workers
/// @param cdWorkers those that cool down
/// @param lockAccount the account of what is staked
/// @param ownerRewardAccount the account of the owner's rewards
@ScalePath("phala_pallets::compute::pool_proxy::StakePool")
public record StakePool(
    @TypeName("BasePool<AccountId, Balance>") BasePool basepool,
    Optional<@Permill Long> payoutCommission,
    @TypeName("Option<Balance>") Optional<BigInteger> cap,
    @TypeName("VecDeque<WorkerPublicKey>") List<Sr25519PublicKey> workers,
    @TypeName("VecDeque<WorkerPublicKey>") List<Sr25519PublicKey> cdWorkers,
    @TypeName("AccountId") AccountId lockAccount,
    @TypeName("AccountId") AccountId ownerRewardAccount) {
  /// Copies the lists.
  public StakePool {
    workers = List.copyOf(workers);
    cdWorkers = List.copyOf(cdWorkers);
  }

  /// A pool around its common part.
  public static StakePool of(BasePool base) {
    return new StakePool(
        base,
        Optional.empty(),
        Optional.empty(),
        List.of(),
        List.of(),
        PoolAccounts.lock(base.pid(), base.owner()),
        PoolAccounts.ownerReward(base.pid(), base.owner()));
  }

  /// With another common part.
  public StakePool with(BasePool base) {
    return new StakePool(
        base, payoutCommission, cap, workers, cdWorkers, lockAccount, ownerRewardAccount);
  }

  /// With another part of rewards for the owner.
  public StakePool withCommission(Optional<Long> commission) {
    return new StakePool(
        basepool, commission, cap, workers, cdWorkers, lockAccount, ownerRewardAccount);
  }

  /// With a limit of its value.
  public StakePool withCap(BigInteger limit) {
    return new StakePool(
        basepool,
        payoutCommission,
        Optional.of(limit),
        workers,
        cdWorkers,
        lockAccount,
        ownerRewardAccount);
  }

  /// With one more worker.
  public StakePool withWorker(Sr25519PublicKey worker) {
    return withWorkers(plus(workers, worker), cdWorkers);
  }

  /// With one worker less.
  public StakePool withoutWorker(Sr25519PublicKey worker) {
    return withWorkers(minus(workers, worker), cdWorkers);
  }

  /// With one more worker that cools down.
  public StakePool withCoolingDown(Sr25519PublicKey worker) {
    return withWorkers(workers, plus(cdWorkers, worker));
  }

  /// With one less.
  public StakePool withoutCoolingDown(Sr25519PublicKey worker) {
    return withWorkers(workers, minus(cdWorkers, worker));
  }

  private StakePool withWorkers(List<Sr25519PublicKey> all, List<Sr25519PublicKey> coolingDown) {
    return new StakePool(
        basepool, payoutCommission, cap, all, coolingDown, lockAccount, ownerRewardAccount);
  }

  private static List<Sr25519PublicKey> plus(
      List<Sr25519PublicKey> workers, Sr25519PublicKey worker) {
    List<Sr25519PublicKey> more = new ArrayList<>(workers);
    more.add(worker);
    return more;
  }

  private static List<Sr25519PublicKey> minus(
      List<Sr25519PublicKey> workers, Sr25519PublicKey worker) {
    return workers.stream().filter(one -> !one.equals(worker)).toList();
  }
}
