package network.khala.pallets.phat;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import network.khala.frame.CallablePallet;
import network.khala.frame.Kernel;
import network.khala.frame.dispatch.Origin;
import network.khala.frame.dispatch.OriginRule;
import network.khala.frame.dispatch.PalletError;
import network.khala.frame.dispatch.PalletEvent;
import network.khala.frame.dispatch.PostDispatch;
import network.khala.pallets.balances.Funds;
import network.khala.pallets.mq.MqPallet;
import network.khala.pallets.registry.RegistryPallet;
import network.khala.protocol.contract.ClusterOperation;
import network.khala.protocol.contract.ResourceType;
import network.khala.protocol.mq.Topic;
import network.khala.protocol.substrate.AccountId;
import network.khala.protocol.substrate.Hash;
import network.khala.protocol.substrate.Sr25519PublicKey;
import network.khala.protocol.substrate.Weight;
import network.khala.scale.Bytes;
import network.khala.scale.Tuple2;

/// Pallet `PhalaPhatContracts`.
public final class PhatContractsPallet extends CallablePallet<PhatContractsCall> {
  /// The longest code of a contract in bytes.
  public static final int INK_CODE_MAX = 2 << 20;

  /// The longest code of a contract's side program in bytes.
  public static final int SIDEVM_CODE_MAX = 8 << 20;

  /// Beyond it the weight of lists grows no more, or a call would fit into no block.
  private static final long LISTED_MAX = 4096;

  private static final int FIRST_CODE_VERSION = 1;

  private final OriginRule governance;
  private final MqPallet mq;
  private final PhatContractsStorage storage;
  private final Announcements announcements;
  private final SystemCode systemCode;
  private final ClusterFunds funds;
  private final ClusterMembers members;
  private final Clusters clusters;
  private final Contracts contracts;

  /// The pallet of a chain; it takes its messages from the queue.
  ///
  /// @param governance who makes clusters and sets the code of system contracts
  public PhatContractsPallet(
      Kernel kernel,
      int index,
      OriginRule governance,
      Funds funds,
      RegistryPallet registry,
      MqPallet mq) {
    super(kernel, "PhalaPhatContracts", index, PhatContractsCall.class);
    this.governance = governance;
    this.mq = mq;
    this.storage = new PhatContractsStorage(items());
    this.announcements = new Announcements(name(), mq);
    this.systemCode = new SystemCode(storage, announcements);
    this.funds = new ClusterFunds(storage, funds, announcements, reports());
    this.members = new ClusterMembers(storage, registry.workers(), announcements, reports());
    NewClusters fresh = new NewClusters();
    this.clusters =
        new Clusters(
            storage,
            members,
            this.funds,
            registry.publishedKeys(),
            fresh,
            announcements,
            reports());
    this.contracts =
        new Contracts(storage, this.funds, registry.publishedKeys(), announcements, reports());
    kernel.follow(fresh);
    mq.addHandler(new ClusterReports(reports()));
    mq.addHandler(new ClusterKeyMessages(reports(), clusters));
    mq.addHandler(new ContractKeyMessages(reports(), contracts));
  }

  /// The contracts.
  public Contracts contracts() {
    return contracts;
  }

  /// Genesis: the code of system contracts, of which enclaves hear in block 1.
  public void initGenesis(Bytes code) {
    new SystemCode(storage, new Announcements(name(), mq::queue)).put(FIRST_CODE_VERSION, code);
  }

  @Override
  public int storageVersion() {
    return 8;
  }

  @Override
  public Optional<Class<? extends PalletEvent>> eventType() {
    return Optional.of(PhatContractsEvent.class);
  }

  @Override
  public Optional<Class<? extends PalletError>> errorType() {
    return Optional.of(PhatContractsError.class);
  }

  @Override
  public Weight onInitialize(long number) {
    return kernel().weights().of(name(), "on_initialize", systemCode.switchOver());
  }

  @Override
  protected long units(PhatContractsCall call) {
    return switch (call) {
      case PhatContractsCall.AddCluster wanted -> wanted.deployWorkers().size();
      case PhatContractsCall.ClusterUploadResource(Hash _, ResourceType _, Bytes data) ->
          data.size();
      case PhatContractsCall.PushContractMessage(Hash _, Bytes payload, BigInteger _) ->
          payload.size();
      case PhatContractsCall.InstantiateContract wanted ->
          (long) wanted.data().size() + wanted.salt().size();
      case PhatContractsCall.ClusterDestroy(Hash cluster) ->
          listed(storage.clusterWorkers.get(cluster), storage.clusterContracts.get(cluster));
      case PhatContractsCall.SetPinkSystemCode(Bytes code) -> code.size();
      case PhatContractsCall.AddWorkerToCluster(Sr25519PublicKey _, Hash cluster) ->
          listed(storage.clusterWorkers.get(cluster));
      case PhatContractsCall.RemoveWorkerFromCluster(Sr25519PublicKey _, Hash cluster) ->
          listed(storage.clusterWorkers.get(cluster));
      case PhatContractsCall.CleanupRemovedWorkers(Hash cluster) ->
          listed(storage.clusterWorkers.get(cluster));
      case PhatContractsCall.TransferToCluster _, PhatContractsCall.SetPinkRuntimeVersion _ -> 0;
    };
  }

  private static long listed(List<?>... lists) {
    long sum = 0;
    for (List<?> list : lists) {
      sum += list.size();
    }
    return Math.min(sum, LISTED_MAX);
  }

  @Override
  protected PostDispatch dispatch(Origin origin, PhatContractsCall call) {
    switch (call) {
      case PhatContractsCall.AddCluster wanted -> {
        governance.require(origin);
        clusters.add(wanted);
      }
      case PhatContractsCall.SetPinkSystemCode(Bytes code) -> {
        governance.require(origin);
        storage.nextPinkSystemCode.set(code);
      }
      case PhatContractsCall.SetPinkRuntimeVersion(Tuple2<Long, Long> version) -> {
        governance.require(origin);
        storage.pinkRuntimeVersion.set(version);
      }
      case PhatContractsCall.ClusterDestroy(Hash cluster) -> {
        origin.requireRoot();
        clusters.destroy(cluster);
      }
      case PhatContractsCall.CleanupRemovedWorkers(Hash cluster) -> {
        origin.requireRoot();
        members.cleanUp(cluster);
      }
      case PhatContractsCall.ClusterUploadResource(Hash cluster, ResourceType type, Bytes data) ->
          upload(origin.requireSigned(), cluster, type, data);
      case PhatContractsCall.TransferToCluster(
              BigInteger amount,
              Hash cluster,
              AccountId account) ->
          funds.deposit(origin.requireSigned(), amount, cluster, account);
      case PhatContractsCall.PushContractMessage(
              Hash contract,
              Bytes payload,
              BigInteger deposit) ->
          command(origin.requireSigned(), contract, payload, deposit);
      case PhatContractsCall.InstantiateContract wanted -> {
        AccountId deployer = origin.requireSigned();
        clusters.requireAdmitted(deployer, wanted.clusterId());
        contracts.instantiate(deployer, wanted);
      }
      case PhatContractsCall.AddWorkerToCluster(Sr25519PublicKey worker, Hash cluster) -> {
        AccountId who = origin.requireSigned();
        clusters.requireOwner(who, cluster);
        members.add(worker, cluster, who);
      }
      case PhatContractsCall.RemoveWorkerFromCluster(Sr25519PublicKey worker, Hash cluster) -> {
        clusters.requireOwner(origin.requireSigned(), cluster);
        members.remove(worker, cluster);
      }
    }
    return PostDispatch.AS_DECLARED;
  }

  private void upload(AccountId who, Hash cluster, ResourceType type, Bytes data) {
    clusters.requireAdmitted(who, cluster);
    int most =
        switch (type) {
          case INK_CODE, INDETERMINISTIC_INK_CODE -> INK_CODE_MAX;
          case SIDEVM_CODE -> SIDEVM_CODE_MAX;
        };
    require(data.size() <= most, PhatContractsError.PAYLOAD_TOO_LARGE);
    announcements.toCluster(new ClusterOperation.UploadResource(who, cluster, type, data));
  }

  /// Whether there is such a contract only its cluster knows for sure: a contract may come from
  /// another one.
  private void command(AccountId who, Hash contract, Bytes payload, BigInteger deposit) {
    if (deposit.signum() != 0) {
      contracts.depositFor(who, deposit, contract);
    }
    mq.pushOf(who, Topic.contractCommand(contract), payload);
  }
}
