package network.khala.pallets.registry;

import java.util.Optional;
import java.util.Set;
import network.khala.attestation.AttestationException;
import network.khala.attestation.AttestationReport;
import network.khala.attestation.LegacyAttestation;
import network.khala.attestation.dcap.CollateralClaims;
import network.khala.attestation.dcap.CollateralFloor;
import network.khala.attestation.registration.EvidenceClaims;
import network.khala.attestation.registration.EvidenceRules;
import network.khala.attestation.registration.EvidenceVerifier;
import network.khala.frame.Kernel;
import network.khala.frame.Reports;
import network.khala.pallets.parachain.ParachainInfoPallet;
import network.khala.pallets.system.SystemPallet;
import network.khala.protocol.computation.SystemEvent.WorkerEvent;
import network.khala.protocol.light.LightKeys;
import network.khala.protocol.registry.Evidence;
import network.khala.protocol.registry.KnownConsensusVersion;
import network.khala.protocol.registry.MachineId;
import network.khala.protocol.registry.WorkerEvidence;
import network.khala.protocol.registry.WorkerRegistrationInfo;
import network.khala.protocol.registry.WorkerRegistrationInfoV2;
import network.khala.protocol.substrate.Hash;
import network.khala.protocol.substrate.Sr25519PublicKey;
import network.khala.scale.Bytes;
import network.khala.scale.Bytes32;
import network.khala.scale.Codecs;

/// Judges registrations: bounds, freshness, evidence, chain; then enters the worker and starts its
/// benchmark. Source: `docs/protocol/registry.md#registration`.
final class Registrations {
  static final int INFO_BYTES_MAX = 1 << 10;
  static final int REPORT_BYTES_MAX = 600 << 10;

  private final Kernel kernel;
  private final RegistryConfig config;
  private final RegistryStorage storage;
  private final Reports reports;
  private final Announcements announcements;
  private final Workers workers;
  private final EvidenceLog evidence;
  private final EvidenceVerifier verifier;
  private final SystemPallet system;
  private final ParachainInfoPallet parachain;

  Registrations(
      Kernel kernel,
      RegistryConfig config,
      RegistryStorage storage,
      Reports reports,
      Announcements announcements,
      Workers workers,
      EvidenceLog evidence,
      EvidenceVerifier verifier,
      SystemPallet system,
      ParachainInfoPallet parachain) {
    this.kernel = kernel;
    this.config = config;
    this.storage = storage;
    this.reports = reports;
    this.announcements = announcements;
    this.workers = workers;
    this.evidence = evidence;
    this.verifier = verifier;
    this.system = system;
    this.parachain = parachain;
  }

  /// The older call.
  void register(WorkerRegistrationInfo info, LegacyAttestation attestation, long nowSeconds) {
    Applicant applicant = Applicant.of(info);
    Optional<AttestationReport> report = Optional.of(attestation.toReport());
    EvidenceClaims claims = judge(applicant, report, nowSeconds);
    requireChain(applicant.genesisBlockHash());
    admit(applicant, report, claims, nowSeconds);
  }

  /// The newer call.
  void register(
      WorkerRegistrationInfoV2 info, Optional<AttestationReport> report, long nowSeconds) {
    Applicant applicant = Applicant.of(info);
    EvidenceClaims claims = judge(applicant, report, nowSeconds);
    reports.require(info.paraId() == parachain.id(), RegistryError.PARACHAIN_ID_MISMATCH);
    requireChain(applicant.genesisBlockHash());
    noteConsensusVersion(info.maxConsensusVersion());
    admit(applicant, report, claims, nowSeconds);
  }

  /// The cheap checks come first: an attacker pays little for each attempt.
  private EvidenceClaims judge(
      Applicant applicant, Optional<AttestationReport> report, long nowSeconds) {
    reports.require(
        applicant.encoded().size() <= INFO_BYTES_MAX && reportSize(report) <= REPORT_BYTES_MAX,
        RegistryError.INVALID_INPUT);
    if (config.verifyWorkerFreshness()) {
      requireFresh(applicant);
    }
    try {
      Bytes32 infoHash = Hash.blake2(applicant.encoded()).value();
      EvidenceClaims claims = verifier.verify(report, infoHash, nowSeconds, rules());
      claims.collateral().ifPresent(this::raiseFloor);
      return claims;
    } catch (AttestationException e) {
      throw reports.failure(RegistryError.of(e.refusal()));
    }
  }

  /// Whoever may choose a document would choose the one that does not know of the platform's fault
  /// yet.
  private void raiseFloor(CollateralClaims used) {
    CollateralFloor.raise(used, storage.collateralVersions::find)
        .forEach(version -> storage.collateralVersions.put(version.document(), version));
  }

  static int reportSize(Optional<AttestationReport> report) {
    return AttestationReport.OPTION_CODEC.encode(report).length;
  }

  private void requireFresh(Applicant applicant) {
    Optional<MachineId> named = MachineId.parse(applicant.machineId());
    boolean fresh =
        named.isPresent()
            && isOurs(named.get())
            && storage
                .registeredHead
                .find(applicant.pubkey())
                .map(last -> named.get().blockNumber() > last)
                .orElse(true);
    reports.require(fresh, RegistryError.STALE_REGISTRATION);
    named.ifPresent(head -> storage.registeredHead.put(applicant.pubkey(), head.blockNumber()));
  }

  /// Whether the named block is one of this chain that it still knows.
  private boolean isOurs(MachineId named) {
    Hash known = system.blockHash(named.blockNumber());
    return !known.equals(Hash.ZERO) && known.equals(named.blockHash());
  }

  private EvidenceRules rules() {
    return new EvidenceRules(
        config.noneAttestationEnabled(),
        config.verifyPRuntime()
            ? Optional.of(Set.copyOf(storage.pruntimeAllowList.get()))
            : Optional.empty(),
        developmentRoot(),
        system.blockHash(0).value(),
        0,
        false);
  }

  private Optional<Bytes32> developmentRoot() {
    return Optional.ofNullable(kernel.state().get(LightKeys.DEVELOPMENT_ROOT))
        .map(Codecs.BYTES32::decode);
  }

  private void requireChain(Hash genesis) {
    boolean known =
        !config.verifyRelaychainGenesisBlockHash()
            || genesis.equals(system.blockHash(0))
            || storage.relaychainGenesisBlockHashAllowList.get().contains(genesis);
    reports.require(known, RegistryError.GENESIS_BLOCK_HASH_REJECTED);
  }

  private void noteConsensusVersion(long version) {
    KnownConsensusVersion known = storage.maxKnownPruntimeConsensusVersion.get();
    if (version > known.version()) {
      storage.maxKnownPruntimeConsensusVersion.set(new KnownConsensusVersion(version, 1));
    } else if (version == known.version()) {
      storage.maxKnownPruntimeConsensusVersion.set(
          new KnownConsensusVersion(version, Math.addExact(known.count(), 1)));
    }
  }

  private void admit(
      Applicant applicant,
      Optional<AttestationReport> report,
      EvidenceClaims claims,
      long nowSeconds) {
    if (report.isPresent()) {
      keep(applicant.pubkey(), new Evidence(nowSeconds, applicant.encoded(), report));
    }
    workers.admit(applicant, claims, nowSeconds);
    long duration = storage.benchmarkDuration.find().orElse(0L);
    announcements.toWorker(applicant.pubkey(), new WorkerEvent.BenchStart(duration));
  }

  private void keep(Sr25519PublicKey worker, Evidence brought) {
    Bytes content = Bytes.wrap(Evidence.CODEC.encode(brought));
    Hash hash = Hash.blake2(content);
    Optional<Hash> replaced = storage.workerEvidence.find(worker).map(WorkerEvidence::evidenceHash);
    storage.workerEvidence.put(worker, new WorkerEvidence(hash, system.number()));
    evidence.add(new CollectedEvidence(hash, content, replaced));
  }
}
