package network.khala.runtime;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import network.khala.crypto.Sr25519KeyPair;
import network.khala.frame.dispatch.Origin;
import network.khala.pallets.mq.MqCall;
import network.khala.pallets.phat.PhatContractsCall;
import network.khala.pallets.phat.PhatContractsError;
import network.khala.pallets.phat.PhatContractsPallet;
import network.khala.pallets.registry.RegistryCall;
import network.khala.protocol.contract.ClusterOperation;
import network.khala.protocol.contract.ClusterPermission;
import network.khala.protocol.contract.CodeIndex;
import network.khala.protocol.contract.ContractIds;
import network.khala.protocol.contract.SystemContract;
import network.khala.protocol.mq.Message;
import network.khala.protocol.mq.MessageOrigin;
import network.khala.protocol.mq.Topic;
import network.khala.protocol.mq.Topics;
import network.khala.protocol.registry.RegistryEvent;
import network.khala.protocol.substrate.AccountId;
import network.khala.protocol.substrate.DispatchError;
import network.khala.protocol.substrate.Hash;
import network.khala.protocol.substrate.Sr25519PublicKey;
import network.khala.scale.Bytes;
import network.khala.scale.Codec;
import network.khala.scale.Result;
import network.khala.scale.Unit;

/// A chain with four registered workers, of whom none is a gatekeeper yet.
abstract class PhatChain extends GovernedChain {
  static final Hash CLUSTER = ContractIds.cluster(1);
  static final Hash CODE = Hash.fromHex("c0".repeat(32));
  static final AccountId CLUSTER_ACCOUNT = ContractIds.clusterAccount(CLUSTER);
  static final Hash SYSTEM_CONTRACT =
      ContractIds.systemContract(ALICE, Hash.blake2(SystemContract.BUILT_IN_CODE), CLUSTER);

  final Sr25519KeyPair first = RegistryChain.keyPair(1);
  final Sr25519KeyPair second = RegistryChain.keyPair(2);
  final Sr25519KeyPair master = RegistryChain.keyPair(3);
  final Sr25519KeyPair clusterKey = RegistryChain.keyPair(4);
  final Sr25519PublicKey workerA = RegistryChain.publicKey(first);
  final Sr25519PublicKey workerB = RegistryChain.publicKey(second);

  /// Bob's worker.
  final Sr25519PublicKey workerC = RegistryChain.publicKey(RegistryChain.keyPair(5));

  /// Not registered.
  final Sr25519PublicKey stranger = RegistryChain.publicKey(RegistryChain.keyPair(6));

  PhatChain() {
    for (Sr25519PublicKey worker : List.of(workerA, workerB)) {
      register(worker, Optional.empty());
    }
    register(workerC, Optional.of(BOB));
  }

  private void register(Sr25519PublicKey worker, Optional<AccountId> operator) {
    asRoot(
        chain.runtime().registry(), new RegistryCall.ForceRegisterWorker(worker, worker, operator));
  }

  PhatContractsPallet phat() {
    return chain.runtime().phatContracts();
  }

  Result<Unit, DispatchError> by(AccountId who, PhatContractsCall call) {
    return call(who, phat(), call);
  }

  Result<Unit, DispatchError> byRoot(PhatContractsCall call) {
    return asRoot(phat(), call);
  }

  Result<Unit, DispatchError> refused(PhatContractsError error) {
    return refused(phat(), error);
  }

  /// A cluster of Alice's with two workers, for which she pays in ten.
  PhatContractsCall addCluster() {
    return addCluster(new ClusterPermission.Public(), workerA, workerB);
  }

  static PhatContractsCall addCluster(ClusterPermission permission, Sr25519PublicKey... workers) {
    return new PhatContractsCall.AddCluster(
        ALICE,
        permission,
        List.of(workers),
        tokens(10),
        BigInteger.ONE,
        BigInteger.TWO,
        BigInteger.TEN,
        CHARLIE);
  }

  static PhatContractsCall.InstantiateContract instantiate(Bytes salt, BigInteger deposit) {
    return new PhatContractsCall.InstantiateContract(
        new CodeIndex.WasmCode(CODE),
        SystemContract.DEFAULT_CONSTRUCTOR,
        salt,
        CLUSTER,
        tokens(2),
        -1,
        Optional.of(tokens(3)),
        deposit);
  }

  static Hash contract(AccountId deployer, Bytes salt) {
    return ContractIds.contract(deployer, CODE.value().toBytes(), CLUSTER, salt);
  }

  /// The first worker makes the gatekeepers' key.
  void launchGatekeepers() {
    asRoot(chain.runtime().registry(), new RegistryCall.RegisterGatekeeper(workerA));
    RegistryEvent made = new RegistryEvent.MasterPubkey(RegistryChain.publicKey(master));
    sync(
        first,
        new MessageOrigin.Worker(workerA),
        Topics.REGISTRY_EVENT,
        RegistryEvent.CODEC.encode(made),
        0);
  }

  Result<Unit, DispatchError> sync(
      Sr25519KeyPair key, MessageOrigin sender, Topic topic, byte[] payload, long sequence) {
    Message message = new Message(sender, topic, Bytes.of(payload));
    return chain.call(
        Origin.signed(DAVE),
        chain
            .runtime()
            .mq()
            .outer(new MqCall.SyncOffchainMessage(RegistryChain.signed(key, message, sequence))));
  }

  /// The messages of the block on a topic, which ends with it.
  <E> List<E> sent(Topic topic, Codec<E> codec) {
    return RegistryChain.on(topic, chain.nextBlock(BLOCK_MILLIS)).stream()
        .map(message -> message.decode(codec).orElseThrow())
        .toList();
  }

  List<ClusterOperation> operations() {
    return sent(Topics.CLUSTER_OPERATION, ClusterOperation.CODEC);
  }

  Optional<Hash> clusterOf(Sr25519PublicKey worker) {
    return StoredItems.<Sr25519PublicKey, Hash>map(phat(), "ClusterByWorkers").find(worker);
  }

  List<Sr25519PublicKey> workersOf(Hash cluster) {
    return StoredItems.<Hash, List<Sr25519PublicKey>>map(phat(), "ClusterWorkers").get(cluster);
  }

  List<Hash> contractsOf(Hash cluster) {
    return StoredItems.<Hash, List<Hash>>map(phat(), "ClusterContracts").get(cluster);
  }
}
