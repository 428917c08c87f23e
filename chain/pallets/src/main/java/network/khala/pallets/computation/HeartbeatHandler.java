package network.khala.pallets.computation;

import java.util.Optional;
import network.khala.economics.SessionBenchmark;
import network.khala.frame.Reports;
import network.khala.frame.dispatch.DispatchException;
import network.khala.pallets.mq.MessageHandler;
import network.khala.protocol.computation.WorkingReportEvent;
import network.khala.protocol.mq.Message;
import network.khala.protocol.mq.MessageOrigin;
import network.khala.protocol.mq.Topic;
import network.khala.protocol.mq.Topics;
import network.khala.protocol.substrate.AccountId;
import network.khala.protocol.substrate.DispatchError;
import network.khala.protocol.substrate.Sr25519PublicKey;

/// Keeps the current score of a worker from its answers to challenges. For display only: the
/// gatekeepers judge the same answers by themselves, so neither session number nor state matter
/// here.
final class HeartbeatHandler implements MessageHandler<WorkingReportEvent> {
  private final ComputationStorage storage;
  private final Sessions sessions;
  private final Reports reports;

  HeartbeatHandler(ComputationStorage storage, Sessions sessions, Reports reports) {
    this.storage = storage;
    this.sessions = sessions;
    this.reports = reports;
  }

  @Override
  public Topic topic() {
    return Topics.WORKING_REPORT;
  }

  @Override
  public Optional<WorkingReportEvent> read(Message message) {
    return message.decode(WorkingReportEvent.CODEC);
  }

  @Override
  public void handle(MessageOrigin sender, WorkingReportEvent report) {
    if (sender instanceof MessageOrigin.Worker(Sr25519PublicKey worker)) {
      answered(worker, report);
    }
  }

  private void answered(Sr25519PublicKey worker, WorkingReportEvent report) {
    AccountId session =
        sessions
            .session(worker)
            .orElseThrow(() -> reports.failure(ComputationError.WORKER_NOT_BOUND));
    SessionInfo info = sessions.existing(session);
    SessionBenchmark figures =
        info.benchmark()
            .figures()
            .answered(
                sessions.nowSeconds(),
                report.iterations(),
                Long.divideUnsigned(report.challengeTime(), 1000))
            .orElseThrow(() -> DispatchException.of(new DispatchError.Other()));
    storage.sessions.put(session, info.withBenchmark(info.benchmark().with(figures)));
    reports.deposit(new ComputationEvent.BenchmarkUpdated(session, figures.currentScore()));
  }
}
