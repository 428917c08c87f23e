package network.khala.pallets.registry;

import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import network.khala.attestation.AttestationProvider;
import network.khala.attestation.ConfidenceLevel;
import network.khala.attestation.registration.EvidenceClaims;
import network.khala.frame.Reports;
import network.khala.protocol.registry.WorkerIdentity;
import network.khala.protocol.registry.WorkerInfoV2;
import network.khala.protocol.substrate.AccountId;
import network.khala.protocol.substrate.Sr25519PublicKey;

/// The registered workers. Other pallets read; only the registry writes.
public final class Workers {
  /// Processor cores and feature level of workers that never said.
  private static final List<Long> ASSUMED_FEATURES = List.of(1L, 4L);

  private final RegistryStorage storage;
  private final Reports reports;
  private final Announcements announcements;
  private final LongSupplier block;

  Workers(
      RegistryStorage storage, Reports reports, Announcements announcements, LongSupplier block) {
    this.storage = storage;
    this.reports = reports;
    this.announcements = announcements;
    this.block = block;
  }

  /// A worker, if it is registered: its operator, its score, how far it is trusted.
  public Optional<WorkerInfoV2> find(Sr25519PublicKey worker) {
    return storage.workers.find(worker);
  }

  /// The block of the worker's first registration, or of its last one after the gatekeepers'
  /// launch. Only what lies after the launch is known to the gatekeepers.
  public Optional<Long> addedAt(Sr25519PublicKey worker) {
    return storage.workerAddedAt.find(worker);
  }

  boolean isRegistered(Sr25519PublicKey worker) {
    return storage.workers.contains(worker);
  }

  /// The keys of a registered worker.
  ///
  /// @throws network.khala.frame.dispatch.DispatchException `WorkerNotFound`
  WorkerIdentity identity(Sr25519PublicKey worker) {
    WorkerInfoV2 info =
        find(worker).orElseThrow(() -> reports.failure(RegistryError.WORKER_NOT_FOUND));
    return new WorkerIdentity(info.pubkey(), info.ecdhPubkey());
  }

  /// Enters a worker for which nobody vouches, in place of what was there.
  ///
  /// @param lastUpdated 0 at genesis, 1 for root: workers tell the two by it
  void force(
      Sr25519PublicKey pubkey,
      Sr25519PublicKey ecdhPubkey,
      Optional<AccountId> operator,
      long lastUpdated) {
    storage.workers.put(
        pubkey,
        new WorkerInfoV2(
            pubkey,
            ecdhPubkey,
            0,
            lastUpdated,
            operator,
            Optional.of(AttestationProvider.Root),
            ConfidenceLevel.NONE,
            Optional.empty(),
            ASSUMED_FEATURES));
    storage.workerAddedAt.put(pubkey, block.getAsLong());
    noteFirst(pubkey);
    announcements.registered(pubkey, ConfidenceLevel.NONE);
  }

  /// Enters a worker, or renews what it says about itself. Its score stays, so that a working
  /// worker goes on, and so does its key of agreement.
  void admit(Applicant applicant, EvidenceClaims claims, long nowSeconds) {
    Sr25519PublicKey key = applicant.pubkey();
    Optional<WorkerInfoV2> known = find(key);
    storage.workers.put(
        key,
        new WorkerInfoV2(
            key,
            known.map(WorkerInfoV2::ecdhPubkey).orElse(applicant.ecdhPubkey()),
            applicant.version(),
            nowSeconds,
            applicant.operator(),
            claims.provider(),
            claims.confidenceLevel(),
            known.flatMap(WorkerInfoV2::initialScore),
            applicant.features()));
    announcements.registered(key, claims.confidenceLevel());
    if (known.isPresent()) {
      reports.deposit(
          new RegistryPalletEvent.WorkerUpdated(key, claims.provider(), claims.confidenceLevel()));
    } else {
      reports.deposit(
          new RegistryPalletEvent.WorkerAdded(key, claims.provider(), claims.confidenceLevel()));
      noteFirst(key);
    }
    if (known.isEmpty() || storage.gatekeeperLaunchedAt.exists()) {
      storage.workerAddedAt.put(key, block.getAsLong());
    }
  }

  /// Keeps the score of a benchmark.
  void scored(WorkerInfoV2 info, long score, long nowSeconds) {
    storage.workers.put(
        info.pubkey(),
        new WorkerInfoV2(
            info.pubkey(),
            info.ecdhPubkey(),
            info.runtimeVersion(),
            nowSeconds,
            info.operator(),
            info.attestationProvider(),
            info.confidenceLevel(),
            Optional.of(score),
            info.features()));
  }

  private void noteFirst(Sr25519PublicKey key) {
    if (!storage.firstRegisteredAt.contains(key)) {
      storage.firstRegisteredAt.put(key, block.getAsLong());
    }
  }
}
