package network.khala.pallets.computation;

import java.math.BigInteger;
import java.util.Optional;
import network.khala.economics.U64F64;
import network.khala.frame.Reports;
import network.khala.frame.dispatch.DispatchException;
import network.khala.pallets.balances.Funds;
import network.khala.pallets.balances.Receiver;
import network.khala.pallets.mq.MessageHandler;
import network.khala.protocol.computation.SettleInfo;
import network.khala.protocol.computation.SystemEvent.WorkerEvent;
import network.khala.protocol.computation.WorkingInfoUpdateEvent;
import network.khala.protocol.mq.Message;
import network.khala.protocol.mq.MessageOrigin;
import network.khala.protocol.mq.Topic;
import network.khala.protocol.mq.Topics;
import network.khala.protocol.substrate.AccountId;
import network.khala.protocol.substrate.Sr25519PublicKey;

/// Acts on what the gatekeepers report: who is offline, who is back, who is paid.
///
/// Source: `docs/protocol/staking.md#settlement`.
final class SettlementHandler implements MessageHandler<WorkingInfoUpdateEvent> {
  private final ComputationStorage storage;
  private final Sessions sessions;
  private final Funds funds;
  private final Receiver treasury;
  private final Reports reports;

  SettlementHandler(
      ComputationStorage storage,
      Sessions sessions,
      Funds funds,
      Receiver treasury,
      Reports reports) {
    this.storage = storage;
    this.sessions = sessions;
    this.funds = funds;
    this.treasury = treasury;
    this.reports = reports;
  }

  @Override
  public Topic topic() {
    return Topics.WORKING_INFO_UPDATE;
  }

  @Override
  public Optional<WorkingInfoUpdateEvent> read(Message message) {
    return message.decode(WorkingInfoUpdateEvent.CODEC).filter(WorkingInfoUpdateEvent::fitsLimits);
  }

  @Override
  public void handle(MessageOrigin sender, WorkingInfoUpdateEvent report) {
    reports.require(sender instanceof MessageOrigin.Gatekeeper, ComputationError.BAD_SENDER);
    report.offline().forEach(worker -> respond(worker, false));
    report.recoveredToOnline().forEach(worker -> respond(worker, true));
    long emitted = Long.divideUnsigned(report.timestampMs(), 1000);
    report.settle().forEach(info -> settle(info, emitted));
    report.settle().forEach(this::pay);
  }

  private void pay(SettleInfo info) {
    boolean paid;
    try {
      paid = sessions.observer().settled(info);
    } catch (ArithmeticException _) {
      // A figure beyond all the tokens there are; the other payouts go on.
      paid = false;
    }
    if (!paid) {
      reports.deposit(new ComputationEvent.InternalErrorWorkerSettleFailed(info.pubkey()));
    }
  }

  private void respond(Sr25519PublicKey worker, boolean online) {
    Optional<AccountId> session = sessions.session(worker);
    Optional<SessionInfo> info = session.flatMap(sessions::find);
    if (session.isEmpty() || info.isEmpty() || !info.get().state().isComputing()) {
      return;
    }
    WorkerState next = online ? WorkerState.WORKER_IDLE : WorkerState.WORKER_UNRESPONSIVE;
    storage.sessions.put(session.get(), info.get().withState(next));
    reports.deposit(
        online
            ? new ComputationEvent.WorkerExitUnresponsive(session.get())
            : new ComputationEvent.WorkerEnterUnresponsive(session.get()));
    sessions.push(
        worker, online ? new WorkerEvent.ExitUnresponsive() : new WorkerEvent.EnterUnresponsive());
  }

  /// Moves V and pays the treasury. A settlement from before the last one moves nothing; the pool
  /// is paid all the same.
  private void settle(SettleInfo info, long emittedSeconds) {
    Optional<AccountId> session = sessions.session(info.pubkey());
    Optional<SessionInfo> found = session.flatMap(sessions::find);
    if (session.isEmpty() || found.isEmpty()) {
      return;
    }
    if (Long.compareUnsigned(found.get().vUpdatedAt(), emittedSeconds) >= 0) {
      reports.deposit(
          new ComputationEvent.SessionSettlementDropped(session.get(), info.v(), info.payout()));
      return;
    }
    BigInteger reward = U64F64.ofBits(info.payout()).toBalance();
    storage.sessions.put(
        session.get(), found.get().settled(info.v(), reward, sessions.nowSeconds()));
    if (payTreasury(U64F64.ofBits(info.treasury()).toBalance())) {
      reports.deposit(new ComputationEvent.SessionSettled(session.get(), info.v(), info.payout()));
    } else {
      reports.deposit(new ComputationEvent.InternalErrorWorkerSettleFailed(info.pubkey()));
    }
  }

  private boolean payTreasury(BigInteger amount) {
    try {
      funds.withdraw(ComputationPallet.SUBSIDY, amount, false);
    } catch (DispatchException _) {
      return false;
    }
    treasury.receive(amount);
    return true;
  }
}
