package network.khala.pallets.stakepool;

import java.math.BigInteger;
import java.util.Optional;
import java.util.OptionalLong;
import network.khala.frame.Reports;
import network.khala.frame.dispatch.DispatchException;
import network.khala.pallets.basepool.BasePool;
import network.khala.pallets.basepool.PoolAccounts;
import network.khala.pallets.basepool.PoolDirectory;
import network.khala.pallets.basepool.StakePool;
import network.khala.pallets.basepool.WithdrawalQueue;
import network.khala.pallets.computation.ReclaimedStake;
import network.khala.pallets.computation.SessionInfo;
import network.khala.pallets.computation.Sessions;
import network.khala.pallets.computation.WorkerRegister;
import network.khala.pallets.computation.WorkerState;
import network.khala.pallets.wrapped.WrappedToken;
import network.khala.protocol.substrate.AccountId;
import network.khala.protocol.substrate.Sr25519PublicKey;
import network.khala.scale.Tuple2;

/// The workers of stake pools: added, put to work on a stake, stopped, reclaimed, removed.
///
/// Source: `docs/protocol/staking.md#stake-pools`.
final class PoolWorkers {
  private final StakePoolStorage storage;
  private final StakePoolConfig config;
  private final PoolDirectory pools;
  private final WithdrawalQueue queue;
  private final Sessions sessions;
  private final WrappedToken token;
  private final PoolLosses losses;
  private final Reports reports;

  PoolWorkers(
      StakePoolStorage storage,
      StakePoolConfig config,
      PoolDirectory pools,
      WithdrawalQueue queue,
      Sessions sessions,
      WrappedToken token,
      PoolLosses losses,
      Reports reports) {
    this.storage = storage;
    this.config = config;
    this.pools = pools;
    this.queue = queue;
    this.sessions = sessions;
    this.token = token;
    this.losses = losses;
    this.reports = reports;
  }

  void add(AccountId who, long pid, Sr25519PublicKey worker) {
    WorkerRegister.Entry entry =
        sessions
            .register()
            .worker(worker)
            .orElseThrow(() -> reports.failure(StakePoolError.WORKER_NOT_REGISTERED));
    reports.require(
        entry.operator().equals(Optional.of(who)), StakePoolError.UNAUTHORIZED_OPERATOR);
    reports.require(entry.score().isPresent(), StakePoolError.BENCHMARK_MISSING);
    StakePool pool = owned(who, pid);
    reports.require(!pool.workers().contains(worker), StakePoolError.WORKER_EXISTS);
    reports.require(
        pool.workers().size() < config.maxWorkers(), StakePoolError.WORKERS_EXCEED_LIMIT);
    AccountId session = PoolAccounts.session(pid, worker);
    try {
      sessions.bind(session, worker);
    } catch (DispatchException _) {
      throw reports.failure(StakePoolError.FAILED_TO_BIND_SESSION_AND_WORKER);
    }
    storage.subAccountPreimages.put(session, new Tuple2<>(pid, worker));
    pools.put(pool.withWorker(worker));
    storage.workerAssignments.put(worker, pid);
    reports.deposit(new StakePoolEvent.PoolWorkerAdded(pid, worker, session));
  }

  void remove(AccountId who, long pid, Sr25519PublicKey worker) {
    StakePool pool = owned(who, pid);
    long home =
        storage
            .workerAssignments
            .find(worker)
            .orElseThrow(() -> reports.failure(StakePoolError.WORKER_DOES_NOT_EXIST));
    reports.require(home == pid, StakePoolError.WORKER_IN_ANOTHER_POOL);
    AccountId session = PoolAccounts.session(pid, worker);
    SessionInfo info =
        sessions
            .find(session)
            .orElseThrow(() -> reports.failure(StakePoolError.SESSION_DOES_NOT_EXIST));
    reports.require(info.state() == WorkerState.READY, StakePoolError.WORKER_IS_NOT_READY);
    sessions.unbind(session, false);
    removed(pool, worker);
  }

  /// The operator took a worker out of its session; it leaves its pool.
  void unbound(Sr25519PublicKey worker) {
    storage
        .workerAssignments
        .find(worker)
        .map(pools::stakePool)
        .ifPresent(pool -> removed(pool, worker));
  }

  void start(AccountId who, long pid, Sr25519PublicKey worker, BigInteger stake) {
    StakePool pool = owned(who, pid);
    AccountId account = pool.basepool().poolAccountId();
    reports.require(
        token.balance(account).compareTo(stake) >= 0, StakePoolError.INSUFFICIENT_FREE_STAKE);
    reports.require(pool.workers().contains(worker), StakePoolError.WORKER_DOES_NOT_EXIST);
    sessions.start(PoolAccounts.session(pid, worker), stake);
    token.transfer(account, pool.lockAccount(), stake);
    reports.deposit(new StakePoolEvent.WorkingStarted(pid, worker, stake));
  }

  void stop(AccountId who, long pid, Sr25519PublicKey worker) {
    StakePool pool = owned(who, pid);
    reports.require(pool.workers().contains(worker), StakePoolError.WORKER_DOES_NOT_EXIST);
    reports.require(!pool.cdWorkers().contains(worker), StakePoolError.WORKER_ALREADY_STOPPED);
    sessions.stop(PoolAccounts.session(pid, worker));
    pools.put(pool.withCoolingDown(worker));
  }

  /// Takes the stake of a worker that cooled down back into the pool, as far as it is not lost.
  ///
  /// @return what came back
  BigInteger reclaim(long pid, Sr25519PublicKey worker, boolean checkCoolDown) {
    StakePool pool = pools.stakePool(pid);
    ReclaimedStake stake = sessions.reclaim(PoolAccounts.session(pid, worker), checkCoolDown);
    BasePool base =
        stake.slashed().signum() > 0
            ? losses.takeBack(pool, stake)
            : takeBackAll(pool, stake.stake());
    pools.put(pool.with(queue.run(base)).withoutCoolingDown(worker));
    reports.deposit(new StakePoolEvent.WorkerReclaimed(pid, worker));
    return stake.returned();
  }

  void restart(AccountId who, long pid, Sr25519PublicKey worker, BigInteger stake) {
    reports.require(
        pools.stakePool(pid).basepool().withdrawQueue().isEmpty(),
        StakePoolError.WITHDRAW_QUEUE_NOT_EMPTY);
    stop(who, pid, worker);
    BigInteger returned = reclaim(pid, worker, false);
    reports.require(stake.compareTo(returned) > 0, StakePoolError.CANNOT_RESTART_WITH_LESS_STAKE);
    start(who, pid, worker, stake);
  }

  /// Pays the queue; if it waits for too long, stops all workers.
  void forceWithdrawal(long pid) {
    StakePool pool = pools.stakePool(pid);
    BigInteger releasing = BigInteger.ZERO;
    for (Sr25519PublicKey worker : pool.cdWorkers()) {
      releasing = releasing.add(sessions.finalStake(PoolAccounts.session(pid, worker)).returned());
    }
    pool = pool.with(queue.run(pool.basepool()));
    if (queue.isOverdue(pool.basepool(), config.graceSeconds(), OptionalLong.empty(), releasing)) {
      pool = stopAll(pool);
    }
    pools.put(pool);
  }

  StakePool owned(AccountId who, long pid) {
    StakePool pool = pools.stakePool(pid);
    reports.require(pool.basepool().owner().equals(who), StakePoolError.UNAUTHORIZED_POOL_OWNER);
    return pool;
  }

  private StakePool stopAll(StakePool pool) {
    StakePool after = pool;
    for (Sr25519PublicKey worker : pool.workers()) {
      AccountId session = PoolAccounts.session(pool.basepool().pid(), worker);
      boolean computing =
          sessions.find(session).map(info -> info.state().isComputing()).orElse(false);
      if (computing && !pool.cdWorkers().contains(worker)) {
        sessions.stop(session);
        after = after.withCoolingDown(worker);
      }
    }
    return after;
  }

  private BasePool takeBackAll(StakePool pool, BigInteger stake) {
    if (stake.signum() > 0) {
      token.transfer(pool.lockAccount(), pool.basepool().poolAccountId(), stake);
    }
    return pool.basepool();
  }

  private void removed(StakePool pool, Sr25519PublicKey worker) {
    long pid = pool.basepool().pid();
    pools.put(pool.withoutWorker(worker));
    storage.workerAssignments.remove(worker);
    reports.deposit(new StakePoolEvent.PoolWorkerRemoved(pid, worker));
  }
}
