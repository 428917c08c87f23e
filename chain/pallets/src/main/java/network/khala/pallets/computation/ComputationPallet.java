package network.khala.pallets.computation;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import network.khala.frame.CallablePallet;
import network.khala.frame.Kernel;
import network.khala.frame.dispatch.DispatchException;
import network.khala.frame.dispatch.Origin;
import network.khala.frame.dispatch.OriginRule;
import network.khala.frame.dispatch.PalletError;
import network.khala.frame.dispatch.PalletEvent;
import network.khala.frame.dispatch.PostDispatch;
import network.khala.pallets.balances.Funds;
import network.khala.pallets.balances.Receiver;
import network.khala.pallets.mq.MessageHandler;
import network.khala.pallets.mq.MqPallet;
import network.khala.pallets.randomness.RandomnessPallet;
import network.khala.pallets.timestamp.TimestampPallet;
import network.khala.protocol.computation.TokenomicParameters;
import network.khala.protocol.mq.Topics;
import network.khala.protocol.substrate.AccountId;
import network.khala.protocol.substrate.Sr25519PublicKey;
import network.khala.protocol.substrate.Weight;
import network.khala.scale.Codecs;

/// Pallet `PhalaComputation`.
///
/// Governance is root as long as the chain has no council.
public final class ComputationPallet extends CallablePallet<ComputationCall> {
  /// The account that all payouts come from.
  public static final AccountId SUBSIDY = AccountId.ofPallet("phala/pp");

  /// An account that nobody has the key of, for rights that nobody shall have.
  public static final AccountId NOBODY = AccountId.ofPallet("khala/no");

  static final String NAME = "PhalaComputation";

  private final ComputationStorage storage;
  private final ComputationConfig config;
  private final MqPallet mq;
  private final Sessions sessions;
  private final Tokenomics tokenomics;
  private final Challenges challenges;
  private final List<MessageHandler<?>> handlers;
  private final OriginRule governance;

  /// The pallet over the message queue, to which it adds its handlers.
  ///
  /// @param governance who sets the rules of the network, besides what is root's
  /// @param treasury who gets the treasury's part of the budget
  public ComputationPallet(
      Kernel kernel,
      int index,
      ComputationConfig config,
      OriginRule governance,
      TimestampPallet clock,
      RandomnessPallet randomness,
      Funds funds,
      Receiver treasury,
      MqPallet mq) {
    super(kernel, NAME, index, ComputationCall.class);
    this.config = config;
    this.governance = governance;
    this.mq = mq;
    this.storage = new ComputationStorage(items());
    constant("MinInitP", Codecs.U32, config.scoreMin());
    this.sessions = new Sessions(storage, config, clock, mq, reports());
    this.tokenomics = new Tokenomics(storage, mq, reports());
    this.challenges = new Challenges(storage, config, randomness, mq);
    this.handlers =
        List.of(
            new HeartbeatHandler(storage, sessions, reports()),
            new SettlementHandler(storage, sessions, funds, treasury, reports()));
    handlers.forEach(mq::addHandler);
  }

  /// The life of sessions.
  public Sessions sessions() {
    return sessions;
  }

  /// What acts on the messages of workers and gatekeepers.
  public List<MessageHandler<?>> handlers() {
    return handlers;
  }

  /// Sets where workers are looked up; called while the runtime is composed.
  public void lookUpIn(WorkerRegister register) {
    sessions.lookUpIn(register);
  }

  /// Sets who hears of sessions; called while the runtime is composed.
  public void tell(SessionObserver observer) {
    sessions.tell(observer);
  }

  /// Genesis.
  ///
  /// @param parameters per block
  /// @param coolDownSeconds how long a stopped worker's stake waits
  /// @param halvingInterval blocks between halvings, 0 = never
  /// @param budgetAccount who may set the budget
  public void initGenesis(
      TokenomicParameters parameters,
      long coolDownSeconds,
      long halvingInterval,
      AccountId budgetAccount) {
    storage.tokenomicParameters.set(parameters);
    storage.coolDownPeriod.set(coolDownSeconds);
    storage.computingStartBlock.set(0L);
    storage.computingHalvingInterval.set(halvingInterval);
    storage.contractAccount.set(budgetAccount);
    storage.heartbeatPaused.set(false);
    mq.queue(NAME, Topics.GATEKEEPER_EVENT, Tokenomics.message(parameters));
  }

  @Override
  public int storageVersion() {
    return 7;
  }

  @Override
  public Optional<Class<? extends PalletEvent>> eventType() {
    return Optional.of(ComputationEvent.class);
  }

  @Override
  public Optional<Class<? extends PalletError>> errorType() {
    return Optional.of(ComputationError.class);
  }

  @Override
  public Weight onInitialize(long number) {
    return kernel().weights().of(name(), "on_finalize");
  }

  @Override
  public void onFinalize(long number) {
    challenges.endBlock(number);
    tokenomics.endBlock(number);
  }

  @Override
  protected PostDispatch dispatch(Origin origin, ComputationCall call) {
    switch (call) {
      case ComputationCall.SetCoolDownExpiration(long period) -> {
        origin.requireRoot();
        storage.coolDownPeriod.set(period);
        deposit(new ComputationEvent.CoolDownExpirationChanged(period));
      }
      case ComputationCall.Unbind(AccountId session) -> unbind(origin.requireSigned(), session);
      case ComputationCall.ForceHeartbeat() -> {
        origin.requireRoot();
        challenges.challengeAll();
      }
      case ComputationCall.ForceStartComputing(AccountId session, BigInteger stake) -> {
        origin.requireRoot();
        sessions.start(session, stake);
      }
      case ComputationCall.ForceStopComputing(AccountId session) -> {
        origin.requireRoot();
        sessions.stop(session);
      }
      case ComputationCall.UpdateTokenomic(TokenomicParameters next) -> {
        governance.require(origin);
        tokenomics.schedule(next);
      }
      case ComputationCall.SetHeartbeatPaused(boolean paused) -> {
        governance.require(origin);
        storage.heartbeatPaused.set(paused);
      }
      case ComputationCall.SetBudgetPerBlock(long nonce, long block, BigInteger budget) -> {
        requireBudgetRight(origin.requireSigned());
        tokenomics.setBudget(nonce, block, budget);
      }
      case ComputationCall.UpdateContractRoot(AccountId account) -> {
        governance.require(origin);
        storage.contractAccount.set(account);
      }
      case ComputationCall.SetFinalStakeSlashing(boolean enabled) -> {
        governance.require(origin);
        storage.finalStakeSlashing.set(enabled);
      }
    }
    return PostDispatch.AS_DECLARED;
  }

  private void unbind(AccountId who, AccountId session) {
    Sr25519PublicKey worker =
        sessions.worker(session).orElseThrow(() -> failure(ComputationError.SESSION_NOT_BOUND));
    Optional<AccountId> operator = sessions.registered(worker).operator();
    require(operator.equals(Optional.of(who)), ComputationError.BAD_SENDER);
    sessions.unbind(session, true);
  }

  private void requireBudgetRight(AccountId who) {
    if (!who.equals(storage.contractAccount.get()) && !config.budgetMembers().contains(who)) {
      throw DispatchException.badOrigin();
    }
  }
}
