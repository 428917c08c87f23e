package network.khala.pallets.registry;

import java.util.Optional;
import java.util.OptionalLong;
import network.khala.economics.BenchmarkScore;
import network.khala.frame.Reports;
import network.khala.pallets.mq.MessageHandler;
import network.khala.pallets.system.SystemPallet;
import network.khala.pallets.timestamp.TimestampPallet;
import network.khala.protocol.computation.SystemEvent.WorkerEvent;
import network.khala.protocol.mq.Message;
import network.khala.protocol.mq.MessageOrigin;
import network.khala.protocol.mq.Topic;
import network.khala.protocol.mq.Topics;
import network.khala.protocol.registry.RegistryEvent;
import network.khala.protocol.registry.WorkerInfoV2;
import network.khala.protocol.substrate.Sr25519PublicKey;

/// Takes what workers tell the registry: benchmarks, and the first master key.
final class WorkerMessages implements MessageHandler<RegistryEvent> {
  private final Reports reports;
  private final Announcements announcements;
  private final Workers workers;
  private final Gatekeepers gatekeepers;
  private final SystemPallet system;
  private final TimestampPallet clock;

  WorkerMessages(
      Reports reports,
      Announcements announcements,
      Workers workers,
      Gatekeepers gatekeepers,
      SystemPallet system,
      TimestampPallet clock) {
    this.reports = reports;
    this.announcements = announcements;
    this.workers = workers;
    this.gatekeepers = gatekeepers;
    this.system = system;
    this.clock = clock;
  }

  @Override
  public Topic topic() {
    return Topics.REGISTRY_EVENT;
  }

  @Override
  public Optional<RegistryEvent> read(Message message) {
    return message.decode(RegistryEvent.CODEC);
  }

  @Override
  public void handle(MessageOrigin sender, RegistryEvent event) {
    if (!(sender instanceof MessageOrigin.Worker(Sr25519PublicKey worker))) {
      throw reports.failure(RegistryError.INVALID_SENDER);
    }
    switch (event) {
      case RegistryEvent.BenchReport(long startTime, long iterations) ->
          benchmarked(worker, startTime, iterations);
      case RegistryEvent.MasterPubkey(Sr25519PublicKey key) ->
          gatekeepers.launch(worker, key, system.number(), nowSeconds());
    }
  }

  private void benchmarked(Sr25519PublicKey worker, long startMillis, long iterations) {
    OptionalLong score = BenchmarkScore.compute(iterations, startMillis, clock.now());
    reports.require(score.isPresent(), RegistryError.INVALID_BENCH_REPORT);
    WorkerInfoV2 info =
        workers.find(worker).orElseThrow(() -> reports.failure(RegistryError.WORKER_NOT_FOUND));
    workers.scored(info, score.getAsLong(), nowSeconds());
    announcements.toWorker(worker, new WorkerEvent.BenchScore(score.getAsLong()));
    reports.deposit(new RegistryPalletEvent.InitialScoreSet(worker, score.getAsLong()));
  }

  private long nowSeconds() {
    return Long.divideUnsigned(clock.now(), 1000);
  }
}
