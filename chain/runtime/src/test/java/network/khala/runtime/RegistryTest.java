package network.khala.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import network.khala.attestation.AttestationProvider;
import network.khala.attestation.AttestationReport;
import network.khala.attestation.development.DevelopmentRoot;
import network.khala.crypto.SecretBytes;
import network.khala.crypto.Sr25519KeyPair;
import network.khala.finality.FinalityAnchor;
import network.khala.frame.dispatch.Origin;
import network.khala.pallets.mq.MqCall;
import network.khala.pallets.mq.MqError;
import network.khala.pallets.registry.CollectedEvidence;
import network.khala.pallets.registry.RegistryCall;
import network.khala.pallets.registry.RegistryConfig;
import network.khala.pallets.registry.RegistryError;
import network.khala.pallets.registry.RegistryGenesis;
import network.khala.pallets.registry.RegistryPalletEvent;
import network.khala.protocol.computation.SystemEvent;
import network.khala.protocol.computation.SystemEvent.WorkerEvent;
import network.khala.protocol.gatekeeper.GatekeeperChange;
import network.khala.protocol.gatekeeper.GatekeeperLaunch;
import network.khala.protocol.mq.Message;
import network.khala.protocol.mq.MessageOrigin;
import network.khala.protocol.mq.SignedMessage;
import network.khala.protocol.mq.Topic;
import network.khala.protocol.mq.Topics;
import network.khala.protocol.registry.Evidence;
import network.khala.protocol.registry.GatekeeperRegistryEvent;
import network.khala.protocol.registry.MachineId;
import network.khala.protocol.registry.RegistryEvent;
import network.khala.protocol.registry.VersionedWorkerEndpoints;
import network.khala.protocol.registry.WorkerEndpointPayload;
import network.khala.protocol.registry.WorkerIdentity;
import network.khala.protocol.registry.WorkerInfoV2;
import network.khala.protocol.registry.WorkerRegistrationInfoV2;
import network.khala.protocol.substrate.AccountId;
import network.khala.protocol.substrate.DispatchError;
import network.khala.protocol.substrate.Hash;
import network.khala.protocol.substrate.Sr25519PublicKey;
import network.khala.scale.Bytes;
import network.khala.scale.Result;
import network.khala.scale.Unit;
import org.junit.jupiter.api.Test;

class RegistryTest {
  private static final Origin ANYBODY = Origin.signed(AccountId.fromHex("aa".repeat(32)));
  private static final Optional<AccountId> OPERATOR =
      Optional.of(AccountId.fromHex("bb".repeat(32)));
  private static final Hash GENESIS = TestChain.hashOf(0);

  private final DevelopmentDevice device = new DevelopmentDevice();
  private final Sr25519KeyPair first = keyPair(1);
  private final Sr25519KeyPair second = keyPair(2);
  private final Sr25519KeyPair master = keyPair(3);
  private final TestChain chain =
      chain(
          RuntimeConfig.ofBlockTime(3000),
          RegistryGenesis.EMPTY.withAllowedPrograms(List.of(device.program())));

  @Test
  void register_freshDevelopmentReport_entersWorkerWithEvidence() {
    WorkerRegistrationInfoV2 info = info(first, 0);
    Result<Unit, DispatchError> result = register(info);

    assertThat(result).isEqualTo(Result.ok());
    WorkerInfoV2 worker = worker(first).orElseThrow();
    assertThat(worker.attestationProvider()).contains(AttestationProvider.Development);
    assertThat(worker.confidenceLevel()).isEqualTo(1);
    assertThat(worker.operator()).isEqualTo(OPERATOR);
    assertThat(worker.lastUpdated()).isEqualTo(chain.nowSeconds());
    assertThat(chain.runtime().registry().workers().addedAt(publicKey(first))).contains(1L);
    assertThat(chain.events())
        .endsWith(
            new RegistryPalletEvent.WorkerAdded(
                publicKey(first), Optional.of(AttestationProvider.Development), 1));
    List<CollectedEvidence> evidence = chain.runtime().registry().evidence();
    assertThat(evidence).hasSize(1);
    assertThat(Evidence.CODEC.decode(evidence.getFirst().content()).hash())
        .isEqualTo(evidence.getFirst().hash());
    assertThat(systemEvents(chain.nextBlock(3000)))
        .containsExactly(
            new WorkerEvent.Registered(new SystemEvent.WorkerInfo(1)),
            new WorkerEvent.BenchStart(8));
  }

  @Test
  void register_again_needsNewerHeadAndReplacesEvidence() {
    register(info(first, 0));
    Hash before = chain.runtime().registry().evidence().getFirst().hash();
    chain.nextBlock(3000);

    assertThat(register(info(first, 0))).isEqualTo(refused(RegistryError.STALE_REGISTRATION));
    assertThat(register(info(first, 1))).isEqualTo(Result.ok());

    assertThat(chain.events())
        .endsWith(
            new RegistryPalletEvent.WorkerUpdated(
                publicKey(first), Optional.of(AttestationProvider.Development), 1));
    assertThat(chain.runtime().registry().evidence().getFirst().replaced()).contains(before);
    assertThat(chain.runtime().registry().workers().addedAt(publicKey(first))).contains(1L);
  }

  @Test
  void register_failing_leavesNothing() {
    WorkerRegistrationInfoV2 good = info(first, 0);
    WorkerRegistrationInfoV2 otherParachain =
        new WorkerRegistrationInfoV2(
            good.version(),
            good.machineId(),
            good.pubkey(),
            good.ecdhPubkey(),
            good.genesisBlockHash(),
            good.features(),
            good.operator(),
            2004,
            0);

    assertThat(register(otherParachain)).isEqualTo(refused(RegistryError.PARACHAIN_ID_MISMATCH));
    assertThat(chain.runtime().registry().evidence()).isEmpty();
    assertThat(worker(first)).isEmpty();
    assertThat(register(good)).isEqualTo(Result.ok());
  }

  @Test
  void register_otherwiseThanItMust_isRefusedByTheFirstCheck() {
    WorkerRegistrationInfoV2 info = info(first, 0);
    AttestationReport report = device.report(info.hash(), GENESIS, chain.nowSeconds());

    assertThat(register(machineId(info, Bytes.wrap(new byte[2000])), Optional.of(report)))
        .isEqualTo(refused(RegistryError.INVALID_INPUT));
    assertThat(register(machineId(info, Bytes.wrap(new byte[16])), Optional.empty()))
        .isEqualTo(refused(RegistryError.STALE_REGISTRATION));
    assertThat(register(machineId(info, head(0, TestChain.hashOf(1))), Optional.of(report)))
        .isEqualTo(refused(RegistryError.STALE_REGISTRATION));
    assertThat(register(machineId(info, head(7, Hash.ZERO)), Optional.of(report)))
        .isEqualTo(refused(RegistryError.STALE_REGISTRATION));
    assertThat(register(info, Optional.empty()))
        .isEqualTo(refused(RegistryError.NONE_ATTESTATION_DISABLED));
    assertThat(register(info(second, 0), Optional.of(report)))
        .isEqualTo(refused(RegistryError.INVALID_RUNTIME_INFO_HASH));
    assertThat(
            register(
                info,
                Optional.of(
                    new AttestationReport.SgxDcap(Bytes.wrap(new byte[9]), Optional.empty()))))
        .isEqualTo(refused(RegistryError.UNSUPPORTED_ATTESTATION_TYPE));
    root(new RegistryCall.RemovePruntime(device.program()));
    assertThat(register(info, Optional.of(report)))
        .isEqualTo(refused(RegistryError.PRUNTIME_REJECTED));
  }

  @Test
  void register_enclaveOfAnotherChain_isRefusedUnlessListed() {
    Hash other = TestChain.hashOf(77);
    WorkerRegistrationInfoV2 info = info(first, 0);
    WorkerRegistrationInfoV2 foreign =
        new WorkerRegistrationInfoV2(
            info.version(),
            info.machineId(),
            info.pubkey(),
            info.ecdhPubkey(),
            other,
            info.features(),
            info.operator(),
            0,
            0);

    assertThat(register(foreign)).isEqualTo(refused(RegistryError.GENESIS_BLOCK_HASH_REJECTED));
    assertThat(root(new RegistryCall.AddRelaychainGenesisBlockHash(other))).isEqualTo(Result.ok());
    assertThat(root(new RegistryCall.AddRelaychainGenesisBlockHash(other)))
        .isEqualTo(refused(RegistryError.GENESIS_BLOCK_HASH_ALREADY_EXISTS));
    assertThat(register(foreign)).isEqualTo(Result.ok());
    assertThat(root(new RegistryCall.RemoveRelaychainGenesisBlockHash(other)))
        .isEqualTo(Result.ok());
    assertThat(root(new RegistryCall.RemoveRelaychainGenesisBlockHash(other)))
        .isEqualTo(refused(RegistryError.GENESIS_BLOCK_HASH_NOT_FOUND));
  }

  @Test
  void register_withoutReportWhereAllowed_hasLevel128AndNoEvidence() {
    TestChain open =
        chain(
            RuntimeConfig.ofBlockTime(3000).withRegistry(RegistryConfig.dangerouslyAllowingNone()),
            RegistryGenesis.EMPTY);

    Result<Unit, DispatchError> result =
        open.call(
            ANYBODY,
            open.runtime()
                .registry()
                .outer(new RegistryCall.RegisterWorkerV2(info(first, 0), Optional.empty())));

    assertThat(result).isEqualTo(Result.ok());
    WorkerInfoV2 info = open.runtime().registry().workers().find(publicKey(first)).orElseThrow();
    assertThat(info.confidenceLevel()).isEqualTo(128);
    assertThat(info.attestationProvider()).isEmpty();
    assertThat(open.runtime().registry().evidence()).isEmpty();
  }

  @Test
  void governance_callsOfAnybody_areBadOrigin() {
    List<RegistryCall> calls =
        List.of(
            new RegistryCall.ForceSetBenchmarkDuration(1),
            new RegistryCall.ForceRegisterWorker(publicKey(first), publicKey(first), OPERATOR),
            new RegistryCall.ForceRegisterTopicPubkey(Bytes.EMPTY, Bytes.EMPTY),
            new RegistryCall.RegisterGatekeeper(publicKey(first)),
            new RegistryCall.UnregisterGatekeeper(publicKey(first)),
            new RegistryCall.RotateMasterKey(),
            new RegistryCall.AddPruntime(Bytes.EMPTY),
            new RegistryCall.RemovePruntime(Bytes.EMPTY),
            new RegistryCall.AddRelaychainGenesisBlockHash(GENESIS),
            new RegistryCall.RemoveRelaychainGenesisBlockHash(GENESIS),
            new RegistryCall.SetMinimumPruntimeVersion(1, 2, 3),
            new RegistryCall.SetPruntimeConsensusVersion(0),
            new RegistryCall.SetTrustedNtpServers(List.of()));

    assertThat(calls)
        .allSatisfy(
            call ->
                assertThat(chain.call(ANYBODY, chain.runtime().registry().outer(call)))
                    .isEqualTo(Result.err(new DispatchError.BadOrigin())));
  }

  @Test
  void benchReport_ofRegisteredWorker_setsScore() {
    register(info(first, 0));
    chain.nextBlock(24_000);
    RegistryEvent.BenchReport report =
        new RegistryEvent.BenchReport(TestChain.FIRST_BLOCK_MILLIS, 8000);

    assertThat(fromWorker(first, 0, report)).isEqualTo(Result.ok());

    assertThat(worker(first).orElseThrow().initialScore()).contains(1998L);
    assertThat(chain.events())
        .contains(new RegistryPalletEvent.InitialScoreSet(publicKey(first), 1998));
    assertThat(systemEvents(chain.nextBlock(3000)))
        .containsExactly(new WorkerEvent.BenchScore(1998));
  }

  @Test
  void benchReport_withinTheSecond_changesNothingButTheSequence() {
    register(info(first, 0));

    fromWorker(first, 0, new RegistryEvent.BenchReport(TestChain.FIRST_BLOCK_MILLIS, 8000));

    assertThat(worker(first).orElseThrow().initialScore()).isEmpty();
    assertThat(chain.runtime().mq().senderSequence(new MessageOrigin.Worker(publicKey(first))))
        .contains(1L);
  }

  @Test
  void sync_wrongSender_isRefusedInOrder() {
    RegistryEvent report = new RegistryEvent.BenchReport(0, 1);

    assertThat(fromWorker(first, 0, report)).isEqualTo(refused(RegistryError.WORKER_NOT_FOUND));
    register(info(first, 0));
    SignedMessage good = signed(first, worker(report), 0);
    assertThat(sync(new SignedMessage(good.message(), 0, Bytes.wrap(new byte[63]))))
        .isEqualTo(refused(RegistryError.INVALID_SIGNATURE_LENGTH));
    assertThat(
            sync(
                new SignedMessage(
                    good.message(), 0, signed(second, good.message(), 0).signature())))
        .isEqualTo(refused(RegistryError.INVALID_SIGNATURE));
    assertThat(
            sync(
                signed(
                    master,
                    new Message(
                        new MessageOrigin.Gatekeeper(),
                        Topics.GATEKEEPER_REGISTRY_EVENT,
                        Bytes.EMPTY),
                    0)))
        .isEqualTo(refused(RegistryError.MASTER_KEY_UNINITIALIZED));
    assertThat(
            sync(
                signed(
                    master,
                    new Message(
                        new MessageOrigin.Cluster(GENESIS),
                        Topics.CONTRACT_REGISTRY_EVENT,
                        Bytes.EMPTY),
                    0)))
        .isEqualTo(refused(RegistryError.UNKNOWN_CLUSTER));
    assertThat(
            sync(
                signed(
                    first,
                    new Message(good.message().sender(), Topics.SYSTEM_EVENT, Bytes.EMPTY),
                    0)))
        .isEqualTo(Result.err(chain.runtime().mq().errorOf(MqError.BAD_DESTINATION)));
  }

  @Test
  void gatekeepers_launchJoinRotateLeave_followTheRules() {
    register(info(first, 0));
    register(info(second, 0));
    assertThat(root(new RegistryCall.RotateMasterKey()))
        .isEqualTo(refused(RegistryError.INVALID_GATEKEEPER));
    assertThat(root(new RegistryCall.RegisterGatekeeper(publicKey(master))))
        .isEqualTo(refused(RegistryError.WORKER_NOT_FOUND));
    assertThat(root(new RegistryCall.RegisterGatekeeper(publicKey(first)))).isEqualTo(Result.ok());
    assertThat(root(new RegistryCall.RegisterGatekeeper(publicKey(second))))
        .isEqualTo(refused(RegistryError.MASTER_KEY_UNINITIALIZED));
    assertThat(launches(chain.nextBlock(3000))).hasSize(1);

    fromWorker(second, 0, new RegistryEvent.MasterPubkey(publicKey(master)));
    assertThat(chain.runtime().registry().gatekeepers().masterKey()).isEmpty();
    fromWorker(first, 0, new RegistryEvent.MasterPubkey(publicKey(master)));
    assertThat(chain.runtime().registry().gatekeepers().masterKey()).contains(publicKey(master));
    assertThat(chain.runtime().registry().gatekeepers().launchedAt()).contains(2L);
    assertThat(chain.events()).endsWith(new RegistryPalletEvent.GatekeeperLaunched());
    assertThat(root(new RegistryCall.UnregisterGatekeeper(publicKey(first))))
        .isEqualTo(refused(RegistryError.CANNOT_REMOVE_LAST_GATEKEEPER));
    assertThat(root(new RegistryCall.RegisterGatekeeper(publicKey(second)))).isEqualTo(Result.ok());
    assertThat(changes(chain.nextBlock(3000))).hasSize(1);

    assertThat(register(info(second, 2))).isEqualTo(Result.ok());
    assertThat(chain.runtime().registry().workers().addedAt(publicKey(second))).contains(3L);

    assertThat(root(new RegistryCall.RotateMasterKey())).isEqualTo(Result.ok());
    assertThat(root(new RegistryCall.RegisterGatekeeper(publicKey(second))))
        .isEqualTo(refused(RegistryError.MASTER_KEY_IN_ROTATION));
    assertThat(launches(chain.nextBlock(3000)))
        .containsExactly(
            new GatekeeperLaunch.RotateMasterKey(
                new GatekeeperLaunch.RotateMasterKeyEvent(
                    1, List.of(identity(first), identity(second)))));
    fromGatekeeper(master, 0, 9, publicKey(first));
    assertThat(chain.events())
        .contains(new RegistryPalletEvent.MasterKeyRotationFailed(Optional.of(1L), 9));
    Sr25519KeyPair next = keyPair(4);
    assertThat(fromGatekeeper(master, 1, 1, publicKey(next))).isEqualTo(Result.ok());
    assertThat(chain.events())
        .contains(new RegistryPalletEvent.MasterKeyRotated(1, publicKey(next)));
    assertThat(fromGatekeeper(master, 2, 1, publicKey(next)))
        .isEqualTo(refused(RegistryError.INVALID_SIGNATURE));

    assertThat(root(new RegistryCall.UnregisterGatekeeper(publicKey(second))))
        .isEqualTo(Result.ok());
    assertThat(chain.events())
        .endsWith(new RegistryPalletEvent.GatekeeperRemoved(publicKey(second)));
    assertThat(root(new RegistryCall.UnregisterGatekeeper(publicKey(second))))
        .isEqualTo(refused(RegistryError.INVALID_GATEKEEPER));
  }

  @Test
  void unregister_onlyGatekeeperBeforeTheLaunch_isAllowed() {
    root(new RegistryCall.ForceRegisterWorker(publicKey(first), publicKey(first), OPERATOR));
    root(new RegistryCall.RegisterGatekeeper(publicKey(first)));

    assertThat(root(new RegistryCall.UnregisterGatekeeper(publicKey(first))))
        .isEqualTo(Result.ok());
    assertThat(chain.runtime().registry().gatekeepers().contains(publicKey(first))).isFalse();
  }

  @Test
  void programs_addAndRemove_keepTheListWithinItsBounds() {
    Bytes program = Bytes.wrap(new byte[240]);

    assertThat(root(new RegistryCall.AddPruntime(Bytes.wrap(new byte[32]))))
        .isEqualTo(refused(RegistryError.INVALID_INPUT));
    assertThat(root(new RegistryCall.AddPruntime(program))).isEqualTo(Result.ok());
    assertThat(root(new RegistryCall.AddPruntime(program)))
        .isEqualTo(refused(RegistryError.PRUNTIME_ALREADY_EXISTS));
    assertThat(root(new RegistryCall.RemovePruntime(program))).isEqualTo(Result.ok());
    assertThat(root(new RegistryCall.RemovePruntime(program)))
        .isEqualTo(refused(RegistryError.PRUNTIME_NOT_FOUND));
  }

  @Test
  void versions_consensusAboveWhatWorkersKnow_isRefused() {
    assertThat(root(new RegistryCall.SetPruntimeConsensusVersion(1)))
        .isEqualTo(refused(RegistryError.INVALID_CONSENSUS_VERSION));
    assertThat(root(new RegistryCall.SetPruntimeConsensusVersion(0))).isEqualTo(Result.ok());
    assertThat(root(new RegistryCall.SetMinimumPruntimeVersion(2, 3, 4))).isEqualTo(Result.ok());
    assertThat(chain.events())
        .endsWith(new RegistryPalletEvent.MinimumPRuntimeVersionChangedTo(2, 3, 4));
  }

  @Test
  void endpoint_signedByWorker_isTakenWithinFourHours() {
    register(info(first, 0));
    long now = chain.nowSeconds() * 1000;

    assertThat(endpoint(first, now - 1)).isEqualTo(Result.ok());
    assertThat(endpoint(first, now - 14_400_000)).isEqualTo(Result.ok());
    assertThat(endpoint(first, now))
        .isEqualTo(refused(RegistryError.INVALID_ENDPOINT_SIGNING_TIME));
    assertThat(endpoint(first, now - 14_400_001))
        .isEqualTo(refused(RegistryError.INVALID_ENDPOINT_SIGNING_TIME));
    assertThat(endpoint(second, now - 1)).isEqualTo(refused(RegistryError.INVALID_PUB_KEY));
  }

  @Test
  void genesis_workersAndGatekeepers_areAnnouncedInBlockOne() {
    TestChain founded =
        chain(
            RuntimeConfig.ofBlockTime(3000),
            new RegistryGenesis(
                List.of(
                    new RegistryGenesis.Worker(publicKey(first), publicKey(first), OPERATOR),
                    new RegistryGenesis.Worker(publicKey(second), publicKey(second), OPERATOR)),
                List.of(publicKey(first), publicKey(second), publicKey(master)),
                1,
                List.of()));

    List<Message> messages = founded.nextBlock(3000);

    assertThat(systemEvents(messages)).hasSize(4);
    assertThat(launches(messages)).hasSize(1);
    assertThat(changes(messages)).hasSize(1);
    assertThat(founded.runtime().registry().workers().addedAt(publicKey(first))).contains(0L);
    assertThat(founded.runtime().registry().gatekeepers().contains(publicKey(master))).isFalse();
  }

  private static TestChain chain(RuntimeConfig config, RegistryGenesis registry) {
    return new TestChain(
        config,
        new GenesisConfig(
            new TreeMap<>(),
            Optional.empty(),
            new FinalityAnchor.Sealed(keyPair(9).publicKey()),
            Optional.of(DevelopmentRoot.WELL_KNOWN),
            registry,
            StakingGenesis.development(config.blockTimeMillis())));
  }

  private Result<Unit, DispatchError> root(RegistryCall call) {
    return chain.call(Origin.root(), chain.runtime().registry().outer(call));
  }

  private Result<Unit, DispatchError> register(WorkerRegistrationInfoV2 info) {
    return register(info, Optional.of(device.report(info.hash(), GENESIS, chain.nowSeconds())));
  }

  private Result<Unit, DispatchError> register(
      WorkerRegistrationInfoV2 info, Optional<AttestationReport> report) {
    return chain.call(
        ANYBODY, chain.runtime().registry().outer(new RegistryCall.RegisterWorkerV2(info, report)));
  }

  private Result<Unit, DispatchError> endpoint(Sr25519KeyPair worker, long signedAt) {
    WorkerEndpointPayload payload =
        new WorkerEndpointPayload(
            publicKey(worker), new VersionedWorkerEndpoints.V1(List.of("http://a")), signedAt);
    Bytes signature = Bytes.wrap(worker.sign(payload.dataToSign()));
    return chain.call(
        ANYBODY,
        chain
            .runtime()
            .registry()
            .outer(new RegistryCall.UpdateWorkerEndpoint(payload, signature)));
  }

  private Result<Unit, DispatchError> fromWorker(
      Sr25519KeyPair worker, long sequence, RegistryEvent event) {
    Message message =
        new Message(
            new MessageOrigin.Worker(publicKey(worker)),
            Topics.REGISTRY_EVENT,
            Bytes.wrap(RegistryEvent.CODEC.encode(event)));
    return sync(signed(worker, message, sequence));
  }

  private Result<Unit, DispatchError> fromGatekeeper(
      Sr25519KeyPair key, long sequence, long rotation, Sr25519PublicKey masterKey) {
    GatekeeperRegistryEvent event =
        new GatekeeperRegistryEvent.RotatedMasterPubkey(rotation, masterKey);
    Message message =
        new Message(
            new MessageOrigin.Gatekeeper(),
            Topics.GATEKEEPER_REGISTRY_EVENT,
            Bytes.wrap(GatekeeperRegistryEvent.CODEC.encode(event)));
    return sync(signed(key, message, sequence));
  }

  private Message worker(RegistryEvent event) {
    return new Message(
        new MessageOrigin.Worker(publicKey(first)),
        Topics.REGISTRY_EVENT,
        Bytes.wrap(RegistryEvent.CODEC.encode(event)));
  }

  private Result<Unit, DispatchError> sync(SignedMessage message) {
    return chain.call(ANYBODY, chain.runtime().mq().outer(new MqCall.SyncOffchainMessage(message)));
  }

  private static SignedMessage signed(Sr25519KeyPair key, Message message, long sequence) {
    byte[] content = SignedMessage.dataToSign(message, sequence);
    return new SignedMessage(message, sequence, Bytes.wrap(key.sign(content)));
  }

  private Optional<WorkerInfoV2> worker(Sr25519KeyPair key) {
    return chain.runtime().registry().workers().find(publicKey(key));
  }

  private Result<Unit, DispatchError> refused(RegistryError error) {
    return Result.err(chain.runtime().registry().errorOf(error));
  }

  private static WorkerRegistrationInfoV2 info(Sr25519KeyPair worker, long block) {
    return new WorkerRegistrationInfoV2(
        0x0002_0200,
        head(block, TestChain.hashOf(block)),
        publicKey(worker),
        publicKey(worker),
        GENESIS,
        List.of(8L, 1L),
        OPERATOR,
        0,
        0);
  }

  private static WorkerRegistrationInfoV2 machineId(
      WorkerRegistrationInfoV2 info, Bytes machineId) {
    return new WorkerRegistrationInfoV2(
        info.version(),
        machineId,
        info.pubkey(),
        info.ecdhPubkey(),
        info.genesisBlockHash(),
        info.features(),
        info.operator(),
        info.paraId(),
        info.maxConsensusVersion());
  }

  private static Bytes head(long block, Hash hash) {
    return new MachineId(Bytes.wrap(new byte[16]), block, hash).encode();
  }

  private static WorkerIdentity identity(Sr25519KeyPair worker) {
    return new WorkerIdentity(publicKey(worker), publicKey(worker));
  }

  private static List<WorkerEvent> systemEvents(List<Message> messages) {
    return messages.stream()
        .filter(message -> message.destination().equals(Topics.SYSTEM_EVENT))
        .map(message -> message.decode(SystemEvent.CODEC).orElseThrow())
        // Challenges go to all workers and are the computation pallet's.
        .filter(SystemEvent.ForWorker.class::isInstance)
        .map(event -> ((SystemEvent.ForWorker) event).event().event())
        .toList();
  }

  private static List<GatekeeperLaunch> launches(List<Message> messages) {
    return on(Topics.GATEKEEPER_LAUNCH, messages).stream()
        .map(message -> message.decode(GatekeeperLaunch.CODEC).orElseThrow())
        .toList();
  }

  private static List<GatekeeperChange> changes(List<Message> messages) {
    return on(Topics.GATEKEEPER_CHANGE, messages).stream()
        .map(message -> message.decode(GatekeeperChange.CODEC).orElseThrow())
        .toList();
  }

  private static List<Message> on(Topic topic, List<Message> messages) {
    return messages.stream().filter(message -> message.destination().equals(topic)).toList();
  }

  private static Sr25519PublicKey publicKey(Sr25519KeyPair pair) {
    return new Sr25519PublicKey(pair.publicKey());
  }

  private static Sr25519KeyPair keyPair(int seed) {
    byte[] bytes = new byte[32];
    Arrays.fill(bytes, (byte) seed);
    try (SecretBytes secret = SecretBytes.wrap(bytes)) {
      return Sr25519KeyPair.fromSeed(secret);
    }
  }
}
