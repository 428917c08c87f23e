package network.khala.pallets.computation;

import java.math.BigInteger;
import java.util.Optional;
import network.khala.economics.SessionFormulas;
import network.khala.economics.TokenomicParameters;
import network.khala.economics.U64F64;
import network.khala.economics.wire.WireForms;
import network.khala.frame.Reports;
import network.khala.pallets.mq.MessageOutbox;
import network.khala.pallets.timestamp.TimestampPallet;
import network.khala.protocol.computation.SystemEvent;
import network.khala.protocol.computation.SystemEvent.WorkerEvent;
import network.khala.protocol.mq.Topics;
import network.khala.protocol.substrate.AccountId;
import network.khala.protocol.substrate.Sr25519PublicKey;

/// The life of sessions: bound to a worker, started on a stake, stopped, reclaimed.
///
/// Source: `docs/protocol/staking.md#sessions`.
public final class Sessions {
  private static final long ID_MAX = 0xffff_ffffL;

  private final ComputationStorage storage;
  private final ComputationConfig config;
  private final TimestampPallet clock;
  private final MessageOutbox outbox;
  private final Reports reports;
  private WorkerRegister register = WorkerRegister.EMPTY;
  private SessionObserver observer = SessionObserver.NONE;

  Sessions(
      ComputationStorage storage,
      ComputationConfig config,
      TimestampPallet clock,
      MessageOutbox outbox,
      Reports reports) {
    this.storage = storage;
    this.config = config;
    this.clock = clock;
    this.outbox = outbox;
    this.reports = reports;
  }

  void lookUpIn(WorkerRegister workers) {
    this.register = workers;
  }

  void tell(SessionObserver sessionObserver) {
    this.observer = sessionObserver;
  }

  /// The register that sessions look workers up in.
  public WorkerRegister register() {
    return register;
  }

  SessionObserver observer() {
    return observer;
  }

  /// A session, if there ever was one.
  public Optional<SessionInfo> find(AccountId session) {
    return storage.sessions.find(session);
  }

  /// The stake of a session that computes or cools down.
  public Optional<BigInteger> stake(AccountId session) {
    return storage.stakes.find(session);
  }

  /// The worker of a session.
  public Optional<Sr25519PublicKey> worker(AccountId session) {
    return storage.sessionBindings.find(session);
  }

  /// The session of a worker.
  public Optional<AccountId> session(Sr25519PublicKey worker) {
    return storage.workerBindings.find(worker);
  }

  /// Binds a worker to a session, which is reset.
  public void bind(AccountId session, Sr25519PublicKey worker) {
    WorkerRegister.Entry entry = registered(worker);
    if (config.mustRegisterAfterLaunch()) {
      requireRegisteredAfterLaunch(worker);
    }
    reports.require(entry.score().isPresent(), ComputationError.BENCHMARK_MISSING);
    reports.require(
        !storage.sessionBindings.contains(session), ComputationError.DUPLICATE_BOUND_SESSION);
    reports.require(
        !storage.workerBindings.contains(worker), ComputationError.DUPLICATE_BOUND_WORKER);
    reports.require(
        find(session).map(info -> info.state() == WorkerState.READY).orElse(true),
        ComputationError.WORKER_NOT_READY);
    storage.sessionBindings.put(session, worker);
    storage.workerBindings.put(worker, session);
    storage.sessions.put(session, SessionInfo.fresh(nowSeconds()));
    reports.deposit(new ComputationEvent.SessionBound(session, worker));
  }

  /// Starts a session on a stake.
  public void start(AccountId session, BigInteger stake) {
    Sr25519PublicKey worker =
        worker(session).orElseThrow(() -> reports.failure(ComputationError.SESSION_NOT_FOUND));
    SessionInfo info = existing(session);
    reports.require(info.state() == WorkerState.READY, ComputationError.WORKER_NOT_READY);
    reports.require(
        !storage.stakes.contains(session),
        ComputationError.INTERNAL_ERROR_CANNOT_START_WITH_EXISTING_STAKE);
    WorkerRegister.Entry entry = registered(worker);
    long score =
        entry.score().orElseThrow(() -> reports.failure(ComputationError.BENCHMARK_MISSING));
    reports.require(score >= config.scoreMin(), ComputationError.BENCHMARK_TOO_LOW);
    TokenomicParameters parameters = parameters();
    reports.require(
        stake.compareTo(SessionFormulas.minimalStake(parameters, score)) >= 0,
        ComputationError.INSUFFICIENT_STAKE);
    U64F64 ve = SessionFormulas.initialV(parameters, stake, score, entry.confidenceLevel());
    reports.require(ve.compareTo(parameters.vMax()) <= 0, ComputationError.TOO_MUCH_STAKE);

    storage.stakes.put(session, stake);
    storage.sessions.put(session, info.started(ve.bits(), score, nowSeconds()));
    storage.onlineWorkers.mutate(count -> count + 1);
    long id = storage.nextSessionId.get();
    if (id == ID_MAX) {
      throw Reports.overflow();
    }
    storage.nextSessionId.set(id + 1);
    push(worker, new WorkerEvent.Started(id, ve.bits(), score));
    reports.deposit(new ComputationEvent.WorkerStarted(session, ve.bits(), score));
  }

  /// Stops a session, which cools down; its stake stays.
  public void stop(AccountId session) {
    Sr25519PublicKey worker =
        worker(session).orElseThrow(() -> reports.failure(ComputationError.SESSION_NOT_BOUND));
    SessionInfo info = existing(session);
    reports.require(info.state().isComputing(), ComputationError.WORKER_NOT_COMPUTING);
    storage.sessions.put(session, info.coolingDown(nowSeconds()));
    storage.onlineWorkers.mutate(count -> Math.max(0, count - 1));
    push(worker, new WorkerEvent.Stopped());
    reports.deposit(new ComputationEvent.WorkerStopped(session));
  }

  /// Takes a worker out of a session, which is stopped if it computes.
  ///
  /// @param tell whether the pool must hear of it
  public void unbind(AccountId session, boolean tell) {
    Sr25519PublicKey worker =
        worker(session).orElseThrow(() -> reports.failure(ComputationError.SESSION_NOT_BOUND));
    if (existing(session).state().isComputing()) {
      stop(session);
    }
    storage.sessionBindings.remove(session);
    storage.workerBindings.remove(worker);
    reports.deposit(new ComputationEvent.SessionUnbound(session, worker));
    if (tell) {
      observer.unbound(worker);
    }
  }

  /// Takes the stake of a session that cooled down.
  ///
  /// @param checkCoolDown whether it must have cooled down for long enough
  public ReclaimedStake reclaim(AccountId session, boolean checkCoolDown) {
    SessionInfo info = existing(session);
    boolean over =
        !checkCoolDown || nowSeconds() - info.coolDownStart() >= storage.coolDownPeriod.get();
    reports.require(
        info.state() == WorkerState.WORKER_COOLING_DOWN && over,
        ComputationError.COOL_DOWN_NOT_READY);
    BigInteger stake = storage.stakes.take(session).orElse(BigInteger.ZERO);
    ReclaimedStake result = finalStake(info, stake);
    storage.sessions.put(session, info.reclaimed());
    reports.deposit(
        new ComputationEvent.WorkerReclaimed(session, result.stake(), result.slashed()));
    return result;
  }

  /// What a session would return if it were reclaimed now.
  ///
  /// @throws network.khala.frame.dispatch.DispatchException `SessionNotFound`
  public ReclaimedStake finalStake(AccountId session) {
    return finalStake(existing(session), stake(session).orElse(BigInteger.ZERO));
  }

  private ReclaimedStake finalStake(SessionInfo info, BigInteger stake) {
    if (!storage.finalStakeSlashing.get()) {
      return new ReclaimedStake(stake, BigInteger.ZERO);
    }
    BigInteger returned =
        SessionFormulas.finalStake(stake, U64F64.ofBits(info.v()), U64F64.ofBits(info.ve()));
    return new ReclaimedStake(stake, stake.subtract(returned));
  }

  SessionInfo existing(AccountId session) {
    return find(session).orElseThrow(() -> reports.failure(ComputationError.SESSION_NOT_FOUND));
  }

  WorkerRegister.Entry registered(Sr25519PublicKey worker) {
    return register
        .worker(worker)
        .orElseThrow(() -> reports.failure(ComputationError.WORKER_NOT_REGISTERED));
  }

  TokenomicParameters parameters() {
    return storage
        .tokenomicParameters
        .find()
        .map(WireForms::of)
        .orElseThrow(
            () -> reports.failure(ComputationError.INTERNAL_ERROR_BAD_TOKENOMIC_PARAMETERS));
  }

  void push(Sr25519PublicKey worker, WorkerEvent event) {
    SystemEvent message =
        new SystemEvent.ForWorker(new SystemEvent.WorkerEventWithKey(worker, event));
    outbox.push(ComputationPallet.NAME, Topics.SYSTEM_EVENT, SystemEvent.CODEC.encode(message));
  }

  /// The second of the block at hand.
  long nowSeconds() {
    return clock.now() / 1000;
  }

  private void requireRegisteredAfterLaunch(Sr25519PublicKey worker) {
    Optional<Long> added = register.addedAt(worker);
    Optional<Long> launched = register.gatekeepersLaunchedAt();
    reports.require(
        added.isPresent() && launched.isPresent() && added.get() > launched.get(),
        ComputationError.WORKER_REREGISTER_NEEDED);
  }
}
