package network.khala.runtime;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import network.khala.attestation.AttestationReport;
import network.khala.attestation.development.DevelopmentRoot;
import network.khala.crypto.SecretBytes;
import network.khala.crypto.Sr25519KeyPair;
import network.khala.finality.FinalityAnchor;
import network.khala.frame.dispatch.Origin;
import network.khala.pallets.mq.MqCall;
import network.khala.pallets.registry.RegistryCall;
import network.khala.pallets.registry.RegistryError;
import network.khala.pallets.registry.RegistryGenesis;
import network.khala.protocol.computation.SystemEvent;
import network.khala.protocol.computation.SystemEvent.WorkerEvent;
import network.khala.protocol.gatekeeper.GatekeeperChange;
import network.khala.protocol.gatekeeper.GatekeeperLaunch;
import network.khala.protocol.mq.Message;
import network.khala.protocol.mq.MessageOrigin;
import network.khala.protocol.mq.SignedMessage;
import network.khala.protocol.mq.Topic;
import network.khala.protocol.mq.Topics;
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

/// A chain with a development device, and workers that register on it.
abstract class RegistryChain {
  static final Origin ANYBODY = Origin.signed(AccountId.fromHex("aa".repeat(32)));
  static final Optional<AccountId> OPERATOR = Optional.of(AccountId.fromHex("bb".repeat(32)));
  static final Hash GENESIS = TestChain.hashOf(0);

  final DevelopmentDevice device = new DevelopmentDevice();
  final Sr25519KeyPair first = keyPair(1);
  final Sr25519KeyPair second = keyPair(2);
  final Sr25519KeyPair master = keyPair(3);
  final TestChain chain =
      chain(
          RuntimeConfig.ofBlockTime(3000),
          RegistryGenesis.EMPTY.withAllowedPrograms(List.of(device.program())));

  static TestChain chain(RuntimeConfig config, RegistryGenesis registry) {
    return new TestChain(config, genesis(config, registry));
  }

  static GenesisConfig genesis(RuntimeConfig config, RegistryGenesis registry) {
    return new GenesisConfig(
        new TreeMap<>(),
        Optional.empty(),
        new FinalityAnchor.Sealed(keyPair(9).publicKey()),
        Optional.of(DevelopmentRoot.WELL_KNOWN),
        registry,
        StakingGenesis.development(config.blockTimeMillis()),
        GovernanceGenesis.NOBODY,
        Bytes.EMPTY);
  }

  Result<Unit, DispatchError> root(RegistryCall call) {
    return chain.call(Origin.root(), chain.runtime().registry().outer(call));
  }

  Result<Unit, DispatchError> register(WorkerRegistrationInfoV2 info) {
    return register(info, Optional.of(device.report(info.hash(), GENESIS, chain.nowSeconds())));
  }

  Result<Unit, DispatchError> register(
      WorkerRegistrationInfoV2 info, Optional<AttestationReport> report) {
    return chain.call(
        ANYBODY, chain.runtime().registry().outer(new RegistryCall.RegisterWorkerV2(info, report)));
  }

  Result<Unit, DispatchError> endpoint(Sr25519KeyPair worker, long signedAt) {
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

  Result<Unit, DispatchError> fromWorker(
      Sr25519KeyPair worker, long sequence, RegistryEvent event) {
    Message message =
        new Message(
            new MessageOrigin.Worker(publicKey(worker)),
            Topics.REGISTRY_EVENT,
            Bytes.wrap(RegistryEvent.CODEC.encode(event)));
    return sync(signed(worker, message, sequence));
  }

  Result<Unit, DispatchError> fromGatekeeper(
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

  Message worker(RegistryEvent event) {
    return new Message(
        new MessageOrigin.Worker(publicKey(first)),
        Topics.REGISTRY_EVENT,
        Bytes.wrap(RegistryEvent.CODEC.encode(event)));
  }

  Result<Unit, DispatchError> sync(SignedMessage message) {
    return chain.call(ANYBODY, chain.runtime().mq().outer(new MqCall.SyncOffchainMessage(message)));
  }

  static SignedMessage signed(Sr25519KeyPair key, Message message, long sequence) {
    byte[] content = SignedMessage.dataToSign(message, sequence);
    return new SignedMessage(message, sequence, Bytes.wrap(key.sign(content)));
  }

  Optional<WorkerInfoV2> worker(Sr25519KeyPair key) {
    return chain.runtime().registry().workers().find(publicKey(key));
  }

  Result<Unit, DispatchError> refused(RegistryError error) {
    return Result.err(chain.runtime().registry().errorOf(error));
  }

  static WorkerRegistrationInfoV2 info(Sr25519KeyPair worker, long block) {
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

  static WorkerRegistrationInfoV2 machineId(WorkerRegistrationInfoV2 info, Bytes machineId) {
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

  static Bytes head(long block, Hash hash) {
    return new MachineId(Bytes.wrap(new byte[16]), block, hash).encode();
  }

  static WorkerIdentity identity(Sr25519KeyPair worker) {
    return new WorkerIdentity(publicKey(worker), publicKey(worker));
  }

  static List<WorkerEvent> systemEvents(List<Message> messages) {
    return messages.stream()
        .filter(message -> message.destination().equals(Topics.SYSTEM_EVENT))
        .map(message -> message.decode(SystemEvent.CODEC).orElseThrow())
        // Challenges go to all workers and are the computation pallet's.
        .filter(SystemEvent.ForWorker.class::isInstance)
        .map(event -> ((SystemEvent.ForWorker) event).event().event())
        .toList();
  }

  static List<GatekeeperLaunch> launches(List<Message> messages) {
    return on(Topics.GATEKEEPER_LAUNCH, messages).stream()
        .map(message -> message.decode(GatekeeperLaunch.CODEC).orElseThrow())
        .toList();
  }

  static List<GatekeeperChange> changes(List<Message> messages) {
    return on(Topics.GATEKEEPER_CHANGE, messages).stream()
        .map(message -> message.decode(GatekeeperChange.CODEC).orElseThrow())
        .toList();
  }

  static List<Message> on(Topic topic, List<Message> messages) {
    return messages.stream().filter(message -> message.destination().equals(topic)).toList();
  }

  static Sr25519PublicKey publicKey(Sr25519KeyPair pair) {
    return new Sr25519PublicKey(pair.publicKey());
  }

  static Sr25519KeyPair keyPair(int seed) {
    byte[] bytes = new byte[32];
    Arrays.fill(bytes, (byte) seed);
    try (SecretBytes secret = SecretBytes.wrap(bytes)) {
      return Sr25519KeyPair.fromSeed(secret);
    }
  }
}
