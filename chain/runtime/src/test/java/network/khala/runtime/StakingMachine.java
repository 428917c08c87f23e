package network.khala.runtime;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import network.khala.frame.dispatch.Origin;
import network.khala.frame.dispatch.RuntimeCall;
import network.khala.frame.state.State;
import network.khala.frame.storage.StorageValue;
import network.khala.pallets.assets.AssetsCall;
import network.khala.pallets.basepool.BasePoolCall;
import network.khala.pallets.basepool.PoolAccounts;
import network.khala.pallets.computation.ComputationCall;
import network.khala.pallets.computation.ComputationPallet;
import network.khala.pallets.computation.WorkerRegister;
import network.khala.pallets.stakepool.StakePoolCall;
import network.khala.pallets.vault.VaultCall;
import network.khala.pallets.wrapped.WrappedBalancesCall;
import network.khala.protocol.computation.SettleInfo;
import network.khala.protocol.computation.WorkingInfoUpdateEvent;
import network.khala.protocol.mq.Message;
import network.khala.protocol.mq.MessageOrigin;
import network.khala.protocol.mq.Topics;
import network.khala.protocol.substrate.AccountId;
import network.khala.protocol.substrate.MultiAddress;
import network.khala.protocol.substrate.Sr25519PublicKey;
import network.khala.scale.Bytes;

/// A chain on which a few people do anything with a few pools and workers, at random.
final class StakingMachine {
  static final BigInteger PHA = BigInteger.TEN.pow(12);
  static final RuntimeConfig CONFIG = RuntimeConfig.ofBlockTime(12_000);

  private static final int PEOPLE = 4;
  private static final int POOLS = 2;
  private static final int WORKERS = 3;

  /// The vault's number follows those of the pools.
  private static final long VAULT = POOLS;

  private static final int VAULT_OWNER = 3;

  final KhalaRuntime runtime = KhalaRuntime.over(State.EMPTY, CONFIG);
  private final List<AccountId> people = List.of(account(0), account(1), account(2), account(3));
  private long seconds = 1;

  StakingMachine() {
    people.forEach(who -> runtime.balances().endow(who, PHA.multiply(BigInteger.valueOf(100_000))));
    runtime
        .balances()
        .endow(ComputationPallet.SUBSIDY, PHA.multiply(BigInteger.valueOf(700_000_000)));
    runtime.initStaking(StakingGenesis.network(CONFIG.blockTimeMillis()));
    runtime.staking().computation().lookUpIn(new Everybody());
    advance(0);
    for (int pid = 0; pid < POOLS; pid++) {
      call(runtime.staking().stakePool().outer(new StakePoolCall.Create()), people.get(pid));
      for (int worker = 0; worker < WORKERS; worker++) {
        if (worker % POOLS == pid) {
          call(
              runtime.staking().stakePool().outer(new StakePoolCall.AddWorker(pid, worker(worker))),
              people.get(pid));
        }
      }
    }
    call(runtime.staking().vault().outer(new VaultCall.Create()), people.get(VAULT_OWNER));
    for (AccountId who : people) {
      wrap(who, PHA.multiply(BigInteger.valueOf(50_000)));
    }
  }

  /// Every worker is registered, has score 100 and is operated by the owner of its pool.
  private final class Everybody implements WorkerRegister {
    private final Map<Sr25519PublicKey, Entry> workers = new HashMap<>();

    Everybody() {
      for (int i = 0; i < WORKERS; i++) {
        workers.put(
            StakingMachine.worker(i),
            new Entry(Optional.of(people.get(i % POOLS)), Optional.of(100L), 1));
      }
    }

    @Override
    public Optional<Entry> worker(Sr25519PublicKey key) {
      return Optional.ofNullable(workers.get(key));
    }

    @Override
    public Optional<Long> addedAt(Sr25519PublicKey key) {
      return Optional.of(1L);
    }

    @Override
    public Optional<Long> gatekeepersLaunchedAt() {
      return Optional.of(0L);
    }
  }

  /// Does something that the seed decides.
  ///
  /// @return whether it was a call that failed
  boolean step(long seed) {
    Random random = new Random(seed);
    AccountId who = people.get(random.nextInt(PEOPLE));
    long pid = random.nextInt(POOLS);
    int number = random.nextInt(WORKERS);
    Sr25519PublicKey worker = worker(number);
    AccountId owner = people.get((int) pid);
    BigInteger amount = amount(random);
    return switch (random.nextInt(27)) {
      case 0, 1 -> stakePool(who, new StakePoolCall.Contribute(pid, amount, Optional.empty()));
      case 2, 3 -> stakePool(who, new StakePoolCall.Withdraw(pid, amount, Optional.empty()));
      case 4, 5, 19 -> stakePool(owner, new StakePoolCall.StartComputing(pid, worker, amount));
      case 6, 15 -> stakePool(owner, new StakePoolCall.StopComputing(pid, worker));
      case 7, 16, 17 -> stakePool(who, new StakePoolCall.ReclaimPoolWorker(pid, worker));
      case 8 -> stakePool(owner, new StakePoolCall.RestartComputing(pid, worker, amount));
      case 9 -> stakePool(who, new StakePoolCall.CheckAndMaybeForceWithdraw(pid));
      case 10, 18 -> settle(worker, random);
      case 11 -> wrap(who, amount);
      case 12 -> unwrap(who, amount);
      case 13 -> owner(owner, pid, random);
      case 20, 21 -> vault(who, new VaultCall.Contribute(VAULT, amount));
      case 22 -> vault(who, new VaultCall.Withdraw(VAULT, amount));
      case 23, 24 -> vaultOwner(pid, amount, random);
      case 25 -> vault(who, new VaultCall.CheckAndMaybeForceWithdraw(VAULT));
      case 14 -> giveAway(who, people.get(random.nextInt(PEOPLE)), amount);
      default -> advance(random.nextInt(12) * 100_000L);
    };
  }

  private boolean vaultOwner(long pid, BigInteger amount, Random random) {
    AccountId owner = people.get(VAULT_OWNER);
    return switch (random.nextInt(6)) {
      case 0, 1 -> stakePool(owner, new StakePoolCall.Contribute(pid, amount, Optional.of(VAULT)));
      case 2 -> stakePool(owner, new StakePoolCall.Withdraw(pid, amount, Optional.of(VAULT)));
      case 3 ->
          vault(
              owner,
              new VaultCall.SetPayoutPref(VAULT, Optional.of((long) random.nextInt(1_000_001))));
      case 4 -> vault(owner, new VaultCall.MaybeGainOwnerShares(VAULT));
      default -> vault(owner, new VaultCall.ClaimOwnerShares(VAULT, owner, amount));
    };
  }

  private boolean vault(AccountId who, VaultCall call) {
    return call(runtime.staking().vault().outer(call), who);
  }

  private boolean owner(AccountId owner, long pid, Random random) {
    return switch (random.nextInt(4)) {
      case 0 ->
          stakePool(
              owner,
              new StakePoolCall.SetPayoutPref(pid, Optional.of((long) random.nextInt(1_000_001))));
      case 1 -> stakePool(owner, new StakePoolCall.ClaimOwnerRewards(pid, owner));
      case 2 ->
          call(
              runtime
                  .staking()
                  .computation()
                  .outer(
                      new ComputationCall.Unbind(
                          PoolAccounts.session(pid, worker(random.nextInt(WORKERS))))),
              owner);
      default ->
          call(
              runtime
                  .staking()
                  .basePool()
                  .outer(new BasePoolCall.SetPoolDescription(pid, Bytes.EMPTY)),
              owner);
    };
  }

  private boolean settle(Sr25519PublicKey worker, Random random) {
    BigInteger v = BigInteger.valueOf(random.nextInt(1500)).shiftLeft(64);
    BigInteger payout = BigInteger.valueOf(random.nextInt(1_000_000)).shiftLeft(random.nextInt(64));
    WorkingInfoUpdateEvent report =
        new WorkingInfoUpdateEvent(
            1,
            seconds * 1000,
            random.nextBoolean() ? List.of(worker) : List.of(),
            random.nextBoolean() ? List.of(worker) : List.of(),
            List.of(new SettleInfo(worker, v, payout, payout.shiftRight(2))));
    Message message =
        new Message(
            new MessageOrigin.Gatekeeper(),
            Topics.WORKING_INFO_UPDATE,
            Bytes.wrap(WorkingInfoUpdateEvent.CODEC.encode(report)));
    runtime.staking().computation().handlers().stream()
        .filter(one -> one.topic().equals(Topics.WORKING_INFO_UPDATE))
        .forEach(one -> one.action(message).orElseThrow().run());
    return false;
  }

  private boolean giveAway(AccountId from, AccountId to, BigInteger amount) {
    return call(
        runtime
            .staking()
            .assets()
            .outer(
                new AssetsCall.Transfer(
                    CONFIG.staking().wrappedAsset(), MultiAddress.of(to), amount)),
        from);
  }

  private boolean wrap(AccountId who, BigInteger amount) {
    return call(runtime.staking().wrapped().outer(new WrappedBalancesCall.Wrap(amount)), who);
  }

  private boolean unwrap(AccountId who, BigInteger amount) {
    return call(runtime.staking().wrapped().outer(new WrappedBalancesCall.Unwrap(amount)), who);
  }

  private boolean stakePool(AccountId who, StakePoolCall call) {
    return call(runtime.staking().stakePool().outer(call), who);
  }

  private boolean call(RuntimeCall call, AccountId who) {
    return !runtime.kernel().attempt(call, Origin.signed(who)).isOk();
  }

  private boolean advance(long by) {
    seconds += by + 1;
    StorageValue<Long> now = StoredItems.value(runtime.timestamp(), "Now");
    now.set(seconds * 1000);
    return false;
  }

  /// Amounts of every size, those around the limits among them.
  private static BigInteger amount(Random random) {
    return switch (random.nextInt(5)) {
      case 0 -> BigInteger.valueOf(random.nextInt(2000));
      case 1 -> BigInteger.TEN.pow(10).add(BigInteger.valueOf(random.nextInt(3) - 1));
      case 2 -> new BigInteger(53, random);
      default -> PHA.multiply(BigInteger.valueOf(random.nextInt(5000)));
    };
  }

  private static AccountId account(int number) {
    byte[] bytes = new byte[32];
    bytes[0] = (byte) (0xa0 + number);
    return AccountId.of(bytes);
  }

  static Sr25519PublicKey worker(int number) {
    byte[] bytes = new byte[32];
    bytes[0] = (byte) (0xb0 + number);
    return Sr25519PublicKey.of(bytes);
  }
}
