package network.khala.benchmarks.weights;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import network.khala.benchmarks.weights.CallCase.Prepared;
import network.khala.frame.dispatch.RuntimeCall;
import network.khala.frame.storage.StorageMap;
import network.khala.pallets.phat.PhatContractsCall;
import network.khala.pallets.phattokenomic.PhatTokenomicCall;
import network.khala.pallets.registry.RegistryCall;
import network.khala.protocol.contract.BasicContractInfo;
import network.khala.protocol.contract.ClusterPermission;
import network.khala.protocol.contract.CodeIndex;
import network.khala.protocol.contract.ContractIds;
import network.khala.protocol.contract.ResourceType;
import network.khala.protocol.substrate.Hash;
import network.khala.protocol.substrate.Sr25519PublicKey;
import network.khala.scale.Bytes;
import network.khala.scale.Tuple2;

/// The calls of `PhalaPhatContracts` and `PhalaPhatTokenomic`, in cluster 1, which account 1 owns.
final class PhatCases {
  private static final String PALLET = "PhalaPhatContracts";
  private static final Hash CLUSTER = ContractIds.cluster(1);
  private static final CodeIndex CODE = new CodeIndex.WasmCode(World.hashOf(7));
  private static final int OWNER = 1;
  private static final int USER = 2;
  private static final int WORKERS = 256;
  private static final int LISTED = 1000;
  private static final int BYTES = 65_536;

  /// The first worker of a cluster; another one is free.
  private static final int MEMBER = 10;

  private static final int FREE_WORKER = 9;

  private PhatCases() {}

  static List<CallCase> contracts() {
    return List.of(
        new CallCase(
            PALLET,
            "add_cluster",
            1,
            WORKERS,
            (world, units) -> {
              register(world, units);
              return Prepared.root(outer(world, cluster(units, World.tokens(10))));
            }),
        ofUser(
            "cluster_upload_resource",
            data ->
                new PhatContractsCall.ClusterUploadResource(CLUSTER, ResourceType.INK_CODE, data)),
        CallCase.fixed(
            PALLET,
            "transfer_to_cluster",
            world -> {
              open(world, BigInteger.ZERO);
              return Prepared.by(
                  USER,
                  outer(
                      world,
                      new PhatContractsCall.TransferToCluster(
                          World.tokens(1), CLUSTER, World.account(USER))));
            }),
        new CallCase(
            PALLET,
            "push_contract_message",
            0,
            BYTES,
            (world, units) ->
                Prepared.by(
                    USER,
                    outer(
                        world,
                        new PhatContractsCall.PushContractMessage(
                            deployed(world), bytes(units), World.tokens(1))))),
        ofUser("instantiate_contract", PhatCases::instantiation),
        new CallCase(PALLET, "cluster_destroy", 1, LISTED, PhatCases::destruction),
        new CallCase(
            PALLET,
            "set_pink_system_code",
            0,
            BYTES,
            (world, units) ->
                Prepared.root(outer(world, new PhatContractsCall.SetPinkSystemCode(bytes(units))))),
        CallCase.fixed(
            PALLET,
            "set_pink_runtime_version",
            world ->
                Prepared.root(
                    outer(
                        world, new PhatContractsCall.SetPinkRuntimeVersion(new Tuple2<>(1L, 2L))))),
        ofMembers(
            "add_worker_to_cluster",
            new PhatContractsCall.AddWorkerToCluster(World.publicKey(FREE_WORKER), CLUSTER)),
        ofMembers(
            "remove_worker_from_cluster",
            new PhatContractsCall.RemoveWorkerFromCluster(World.publicKey(MEMBER), CLUSTER)),
        new CallCase(
            PALLET,
            "cleanup_removed_workers",
            1,
            LISTED,
            (world, units) -> {
              members(world, units, Hash.ZERO);
              return Prepared.root(
                  outer(world, new PhatContractsCall.CleanupRemovedWorkers(CLUSTER)));
            }));
  }

  static List<CallCase> tokenomic() {
    return List.of(
        CallCase.fixed(
            "PhalaPhatTokenomic",
            "adjust_stake",
            world -> {
              Hash contract = deployed(world);
              return Prepared.by(
                  USER,
                  world
                      .runtime()
                      .phatTokenomic()
                      .outer(new PhatTokenomicCall.AdjustStake(contract, World.tokens(1))));
            }));
  }

  private interface OfBytes {
    PhatContractsCall call(Bytes data);
  }

  /// A user's call with bytes, in a cluster that has no funds yet.
  private static CallCase ofUser(String name, OfBytes call) {
    return new CallCase(
        PALLET,
        name,
        0,
        BYTES,
        (world, units) -> {
          open(world, BigInteger.ZERO);
          return Prepared.by(USER, outer(world, call.call(bytes(units))));
        });
  }

  /// An owner's call about a worker of many.
  private static CallCase ofMembers(String name, PhatContractsCall call) {
    return new CallCase(
        PALLET,
        name,
        1,
        LISTED,
        (world, units) -> {
          members(world, units, CLUSTER);
          return Prepared.by(OWNER, outer(world, call));
        });
  }

  private static PhatContractsCall instantiation(Bytes data) {
    return new PhatContractsCall.InstantiateContract(
        CODE,
        data,
        Bytes.EMPTY,
        CLUSTER,
        World.tokens(1),
        -1,
        Optional.of(World.tokens(1)),
        World.tokens(1));
  }

  /// A cluster with one worker, and contracts for the rest of the units: each is forgotten with its
  /// key.
  private static Prepared destruction(World world, int units) {
    open(world, World.tokens(10));
    List<Hash> contracts = new ArrayList<>();
    StorageMap<Hash, BasicContractInfo> infos = world.map(PALLET, "Contracts");
    for (int i = 1; i < units; i++) {
      Hash contract = World.hashOf(100_000 + i);
      contracts.add(contract);
      infos.put(contract, new BasicContractInfo(World.account(USER), CLUSTER));
      world.runtime().registry().publishedKeys().publishContract(contract, World.publicKey(1));
    }
    world.<Hash, List<Hash>>map(PALLET, "ClusterContracts").put(CLUSTER, contracts);
    world.nextBlock();
    return Prepared.root(outer(world, new PhatContractsCall.ClusterDestroy(CLUSTER)));
  }

  /// A cluster that lists so many workers, which are where the chain says they are.
  private static void members(World world, int count, Hash where) {
    open(world, World.tokens(10));
    force(world, FREE_WORKER);
    StorageMap<Sr25519PublicKey, Hash> clusters = world.map(PALLET, "ClusterByWorkers");
    List<Sr25519PublicKey> workers =
        IntStream.range(0, count).mapToObj(i -> World.publicKey(MEMBER + i)).toList();
    workers.forEach(worker -> clusters.put(worker, where));
    world.<Hash, List<Sr25519PublicKey>>map(PALLET, "ClusterWorkers").put(CLUSTER, workers);
    world.nextBlock();
  }

  /// A contract of the user's in cluster 1.
  private static Hash deployed(World world) {
    open(world, World.tokens(10));
    world.by(USER, outer(world, instantiation(Bytes.EMPTY)));
    world.nextBlock();
    return ContractIds.contract(
        World.account(USER), World.hashOf(7).value().toBytes(), CLUSTER, Bytes.EMPTY);
  }

  private static void open(World world, BigInteger deposit) {
    register(world, 1);
    world.root(outer(world, cluster(1, deposit)));
    world.nextBlock();
  }

  private static void register(World world, int workers) {
    IntStream.range(MEMBER, MEMBER + workers).forEach(worker -> force(world, worker));
    world.nextBlock();
  }

  private static void force(World world, int worker) {
    Sr25519PublicKey key = World.publicKey(worker);
    world.root(
        world
            .runtime()
            .registry()
            .outer(
                new RegistryCall.ForceRegisterWorker(key, key, Optional.of(World.account(OWNER)))));
  }

  private static PhatContractsCall cluster(int workers, BigInteger deposit) {
    return new PhatContractsCall.AddCluster(
        World.account(OWNER),
        new ClusterPermission.Public(),
        IntStream.range(MEMBER, MEMBER + workers).mapToObj(World::publicKey).toList(),
        deposit,
        BigInteger.ONE,
        BigInteger.ONE,
        BigInteger.ONE,
        World.account(OWNER));
  }

  private static Bytes bytes(int count) {
    return Bytes.wrap(new byte[count]);
  }

  private static RuntimeCall outer(World world, PhatContractsCall call) {
    return world.runtime().phatContracts().outer(call);
  }
}
