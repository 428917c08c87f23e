package network.khala.pallets.registry;

import java.util.List;
import java.util.Optional;
import network.khala.attestation.AttestationProvider;
import network.khala.attestation.AttestationReport;
import network.khala.attestation.ConfidenceLevel;
import network.khala.attestation.LegacyAttestation;
import network.khala.attestation.registration.EvidenceVerifier;
import network.khala.frame.CallablePallet;
import network.khala.frame.Kernel;
import network.khala.frame.dispatch.Origin;
import network.khala.frame.dispatch.OriginRule;
import network.khala.frame.dispatch.PalletError;
import network.khala.frame.dispatch.PalletEvent;
import network.khala.frame.dispatch.PostDispatch;
import network.khala.pallets.mq.MqPallet;
import network.khala.pallets.parachain.ParachainInfoPallet;
import network.khala.pallets.system.SystemPallet;
import network.khala.pallets.timestamp.TimestampPallet;
import network.khala.protocol.computation.SystemEvent.WorkerEvent;
import network.khala.protocol.registry.WorkerEndpointPayload;
import network.khala.protocol.registry.WorkerRegistrationInfo;
import network.khala.protocol.registry.WorkerRegistrationInfoV2;
import network.khala.protocol.substrate.AccountId;
import network.khala.protocol.substrate.Hash;
import network.khala.protocol.substrate.Sr25519PublicKey;
import network.khala.scale.Bytes;
import network.khala.scale.Codecs;

/// Pallet `PhalaRegistry`.
public final class RegistryPallet extends CallablePallet<RegistryCall> {
  private static final long UPDATED_AT_GENESIS = 0;
  private static final long UPDATED_BY_ROOT = 1;

  private final OriginRule governance;
  private final SystemPallet system;
  private final TimestampPallet clock;
  private final MqPallet mq;
  private final RegistryStorage storage;
  private final Workers workers;
  private final Gatekeepers gatekeepers;
  private final Registrations registrations;
  private final Programs programs;
  private final Endpoints endpoints;
  private final PublishedKeys publishedKeys;
  private final EvidenceLog evidence = new EvidenceLog();

  /// The pallet of a chain; it takes its messages from the queue and verifies the queue's senders.
  ///
  /// @param governance who admits gatekeepers and programs
  public RegistryPallet(
      Kernel kernel,
      int index,
      RegistryConfig config,
      EvidenceVerifier verifier,
      OriginRule governance,
      SystemPallet system,
      TimestampPallet clock,
      ParachainInfoPallet parachain,
      MqPallet mq) {
    super(kernel, "PhalaRegistry", index, RegistryCall.class);
    this.governance = governance;
    this.system = system;
    this.clock = clock;
    this.mq = mq;
    this.storage = new RegistryStorage(items());
    Announcements announcements = new Announcements(name(), mq);
    this.workers = new Workers(storage, reports(), announcements, system::number);
    this.gatekeepers = new Gatekeepers(storage, reports(), announcements, workers);
    this.registrations =
        new Registrations(
            kernel,
            config,
            storage,
            reports(),
            announcements,
            workers,
            evidence,
            verifier,
            system,
            parachain);
    this.programs = new Programs(storage, reports());
    this.endpoints = new Endpoints(storage, reports());
    this.publishedKeys = new PublishedKeys(storage);
    constant("NoneAttestationEnabled", Codecs.BOOL, config.noneAttestationEnabled());
    constant("VerifyPRuntime", Codecs.BOOL, config.verifyPRuntime());
    constant(
        "VerifyRelaychainGenesisBlockHash", Codecs.BOOL, config.verifyRelaychainGenesisBlockHash());
    constant("VerifyWorkerFreshness", Codecs.BOOL, config.verifyWorkerFreshness());
    kernel.follow(evidence);
    mq.addHandler(
        new WorkerMessages(reports(), announcements, workers, gatekeepers, system, clock));
    mq.addHandler(new GatekeeperMessages(reports(), gatekeepers));
    mq.verifySendersBy(new KeyHolders(storage, reports()));
  }

  /// The registered workers.
  public Workers workers() {
    return workers;
  }

  /// The gatekeepers.
  public Gatekeepers gatekeepers() {
    return gatekeepers;
  }

  /// The keys of clusters and contracts.
  public PublishedKeys publishedKeys() {
    return publishedKeys;
  }

  /// The evidence that the block's accepted registrations brought, in order. The node keeps it
  /// together with the block.
  public List<CollectedEvidence> evidence() {
    return evidence.collected();
  }

  /// Genesis: workers, gatekeepers and programs. What enclaves must hear of it they hear in block
  /// 1.
  public void initGenesis(RegistryGenesis genesis) {
    Announcements queued = new Announcements(name(), mq::queue);
    Workers first = new Workers(storage, reports(), queued, system::number);
    storage.benchmarkDuration.set(genesis.benchmarkDuration());
    for (RegistryGenesis.Worker worker : genesis.workers()) {
      first.force(worker.pubkey(), worker.ecdhPubkey(), worker.operator(), UPDATED_AT_GENESIS);
      queued.toWorker(worker.pubkey(), new WorkerEvent.BenchStart(genesis.benchmarkDuration()));
    }
    Gatekeepers founders = new Gatekeepers(storage, reports(), queued, first);
    for (Sr25519PublicKey worker : genesis.gatekeepers()) {
      if (first.isRegistered(worker) && !founders.contains(worker)) {
        founders.append(storage.gatekeeper.get(), first.identity(worker));
      }
    }
    genesis.allowedPrograms().forEach(program -> programs.add(program, system.number()));
  }

  @Override
  public int storageVersion() {
    return 7;
  }

  @Override
  public Optional<Class<? extends PalletEvent>> eventType() {
    return Optional.of(RegistryPalletEvent.class);
  }

  @Override
  public Optional<Class<? extends PalletError>> errorType() {
    return Optional.of(RegistryError.class);
  }

  @Override
  protected long units(RegistryCall call) {
    return switch (call) {
      case RegistryCall.RegisterWorker(WorkerRegistrationInfo _, LegacyAttestation attestation) ->
          Registrations.reportSize(Optional.of(attestation.toReport()));
      case RegistryCall.RegisterWorkerV2(
              WorkerRegistrationInfoV2 _,
              Optional<AttestationReport> report) ->
          Registrations.reportSize(report);
      case RegistryCall.UpdateWorkerEndpoint(WorkerEndpointPayload payload, Bytes _) ->
          payload.dataToSign().length;
      case RegistryCall.ForceRegisterTopicPubkey(Bytes topic, Bytes pubkey) ->
          (long) topic.size() + pubkey.size();
      case RegistryCall.SetTrustedNtpServers(List<String> servers) -> servers.size();
      case RegistryCall.ForceSetBenchmarkDuration _,
          RegistryCall.ForceRegisterWorker _,
          RegistryCall.RegisterGatekeeper _,
          RegistryCall.UnregisterGatekeeper _,
          RegistryCall.RotateMasterKey _,
          RegistryCall.AddPruntime _,
          RegistryCall.RemovePruntime _,
          RegistryCall.AddRelaychainGenesisBlockHash _,
          RegistryCall.RemoveRelaychainGenesisBlockHash _,
          RegistryCall.SetMinimumPruntimeVersion _,
          RegistryCall.SetPruntimeConsensusVersion _ ->
          0;
    };
  }

  @Override
  protected PostDispatch dispatch(Origin origin, RegistryCall call) {
    switch (call) {
      case RegistryCall.RegisterWorker _,
          RegistryCall.RegisterWorkerV2 _,
          RegistryCall.UpdateWorkerEndpoint _ ->
          origin.requireSigned();
      case RegistryCall.ForceRegisterWorker _, RegistryCall.ForceRegisterTopicPubkey _ ->
          origin.requireRoot();
      case RegistryCall.ForceSetBenchmarkDuration _,
          RegistryCall.RegisterGatekeeper _,
          RegistryCall.UnregisterGatekeeper _,
          RegistryCall.RotateMasterKey _,
          RegistryCall.AddPruntime _,
          RegistryCall.RemovePruntime _,
          RegistryCall.AddRelaychainGenesisBlockHash _,
          RegistryCall.RemoveRelaychainGenesisBlockHash _,
          RegistryCall.SetMinimumPruntimeVersion _,
          RegistryCall.SetPruntimeConsensusVersion _,
          RegistryCall.SetTrustedNtpServers _ ->
          governance.require(origin);
    }
    apply(call);
    return PostDispatch.AS_DECLARED;
  }

  private void apply(RegistryCall call) {
    switch (call) {
      case RegistryCall.ForceSetBenchmarkDuration(long blocks) ->
          storage.benchmarkDuration.set(blocks);
      case RegistryCall.ForceRegisterWorker(
              Sr25519PublicKey key,
              Sr25519PublicKey ecdhKey,
              Optional<AccountId> operator) ->
          forceRegister(key, ecdhKey, operator);
      case RegistryCall.ForceRegisterTopicPubkey(Bytes topic, Bytes key) ->
          storage.topicKey.put(topic, key);
      case RegistryCall.RegisterGatekeeper(Sr25519PublicKey worker) -> gatekeepers.add(worker);
      case RegistryCall.UnregisterGatekeeper(Sr25519PublicKey worker) -> gatekeepers.remove(worker);
      case RegistryCall.RotateMasterKey() -> gatekeepers.rotate();
      case RegistryCall.RegisterWorker(
              WorkerRegistrationInfo info,
              LegacyAttestation attestation) ->
          registrations.register(info, attestation, nowSeconds());
      case RegistryCall.RegisterWorkerV2(
              WorkerRegistrationInfoV2 info,
              Optional<AttestationReport> report) ->
          registrations.register(info, report, nowSeconds());
      case RegistryCall.UpdateWorkerEndpoint(WorkerEndpointPayload payload, Bytes signature) ->
          endpoints.update(payload, signature, clock.now());
      case RegistryCall.AddPruntime(Bytes program) -> programs.add(program, system.number());
      case RegistryCall.RemovePruntime(Bytes program) -> programs.remove(program);
      case RegistryCall.AddRelaychainGenesisBlockHash(Hash genesis) -> programs.addChain(genesis);
      case RegistryCall.RemoveRelaychainGenesisBlockHash(Hash genesis) ->
          programs.removeChain(genesis);
      case RegistryCall.SetMinimumPruntimeVersion(long major, long minor, long patch) ->
          programs.setMinimumVersion(major, minor, patch);
      case RegistryCall.SetPruntimeConsensusVersion(long version) ->
          programs.setConsensusVersion(version);
      case RegistryCall.SetTrustedNtpServers(List<String> servers) ->
          storage.trustedNtpServers.set(servers);
    }
  }

  private void forceRegister(
      Sr25519PublicKey key, Sr25519PublicKey ecdhKey, Optional<AccountId> operator) {
    workers.force(key, ecdhKey, operator, UPDATED_BY_ROOT);
    deposit(
        new RegistryPalletEvent.WorkerAdded(
            key, Optional.of(AttestationProvider.Root), ConfidenceLevel.NONE));
  }

  private long nowSeconds() {
    return Long.divideUnsigned(clock.now(), 1000);
  }
}
