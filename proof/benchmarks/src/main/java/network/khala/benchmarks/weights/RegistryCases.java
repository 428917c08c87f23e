package network.khala.benchmarks.weights;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import network.khala.attestation.AttestationReport;
import network.khala.benchmarks.weights.CallCase.Prepared;
import network.khala.crypto.Sr25519KeyPair;
import network.khala.frame.dispatch.RuntimeCall;
import network.khala.pallets.registry.RegistryCall;
import network.khala.protocol.registry.MachineId;
import network.khala.protocol.registry.VersionedWorkerEndpoints;
import network.khala.protocol.registry.WorkerEndpointPayload;
import network.khala.protocol.registry.WorkerRegistrationInfoV2;
import network.khala.protocol.substrate.Hash;
import network.khala.protocol.substrate.Sr25519PublicKey;
import network.khala.scale.Bytes;
import network.khala.scale.Codecs;

/// The calls of `PhalaRegistry`, with lists about as long as they may be.
final class RegistryCases {
  private static final String PALLET = "PhalaRegistry";
  private static final int GATEKEEPERS = 32;
  private static final int PROGRAMS = 500;
  private static final int PROGRAM_SIZE = 240;
  private static final int SERVERS = 50;
  private static final int TOPIC_BYTES = 1024;
  private static final int ENDPOINTS = 100;

  private RegistryCases() {}

  static List<CallCase> workers() {
    return List.of(
        // What evidence costs is measured apart: only Intel can sign a quote for this key.
        CallCase.fixed(PALLET, "register_worker", RegistryCases::registration),
        CallCase.fixed(PALLET, "register_worker_v2", RegistryCases::registration),
        new CallCase(
            PALLET,
            "update_worker_endpoint",
            1,
            ENDPOINTS,
            (world, units) -> {
              new Staking(world).workers(1, 1);
              return endpoint(world, units);
            }),
        of(
            "force_register_worker",
            new RegistryCall.ForceRegisterWorker(
                World.publicKey(1), World.publicKey(1), Optional.of(World.account(1)))));
  }

  static List<CallCase> governance() {
    return List.of(
        of("force_set_benchmark_duration", new RegistryCall.ForceSetBenchmarkDuration(5)),
        new CallCase(
            PALLET,
            "force_register_topic_pubkey",
            0,
            TOPIC_BYTES,
            (world, units) ->
                root(
                    world,
                    new RegistryCall.ForceRegisterTopicPubkey(
                        Bytes.wrap(new byte[units]), Bytes.EMPTY))),
        CallCase.fixed(
            PALLET,
            "register_gatekeeper",
            world -> {
              gatekeepers(world, GATEKEEPERS - 1);
              return root(world, new RegistryCall.RegisterGatekeeper(World.publicKey(GATEKEEPERS)));
            }),
        CallCase.fixed(
            PALLET,
            "unregister_gatekeeper",
            world -> {
              gatekeepers(world, GATEKEEPERS);
              return root(world, new RegistryCall.UnregisterGatekeeper(World.publicKey(1)));
            }),
        CallCase.fixed(
            PALLET,
            "rotate_master_key",
            world -> {
              gatekeepers(world, GATEKEEPERS);
              return root(world, new RegistryCall.RotateMasterKey());
            }),
        CallCase.fixed(
            PALLET,
            "add_pruntime",
            world -> {
              programs(world);
              return root(world, new RegistryCall.AddPruntime(program(PROGRAMS)));
            }),
        CallCase.fixed(
            PALLET,
            "remove_pruntime",
            world -> {
              programs(world);
              return root(world, new RegistryCall.RemovePruntime(program(0)));
            }),
        CallCase.fixed(
            PALLET,
            "add_relaychain_genesis_block_hash",
            world -> {
              genesisHashes(world);
              return root(
                  world, new RegistryCall.AddRelaychainGenesisBlockHash(World.hashOf(5000)));
            }),
        CallCase.fixed(
            PALLET,
            "remove_relaychain_genesis_block_hash",
            world -> {
              genesisHashes(world);
              return root(
                  world, new RegistryCall.RemoveRelaychainGenesisBlockHash(World.hashOf(1000)));
            }),
        of("set_minimum_pruntime_version", new RegistryCall.SetMinimumPruntimeVersion(2, 3, 4)),
        of("set_pruntime_consensus_version", new RegistryCall.SetPruntimeConsensusVersion(0)),
        new CallCase(
            PALLET,
            "set_trusted_ntp_servers",
            0,
            SERVERS,
            (world, units) ->
                root(
                    world,
                    new RegistryCall.SetTrustedNtpServers(
                        IntStream.range(0, units).mapToObj(i -> i + ".pool.ntp.org").toList()))));
  }

  private static CallCase of(String name, RegistryCall call) {
    return CallCase.fixed(PALLET, name, world -> root(world, call));
  }

  private static Prepared root(World world, RegistryCall call) {
    return Prepared.root(outer(world, call));
  }

  private static RuntimeCall outer(World world, RegistryCall call) {
    return world.runtime().registry().outer(call);
  }

  /// A worker registers again by a report of a development device.
  private static Prepared registration(World world) {
    DevelopmentDevice device = new DevelopmentDevice();
    world.root(outer(world, new RegistryCall.AddPruntime(device.program())));
    world.by(1, register(world, device));
    world.nextBlock();
    return Prepared.by(1, register(world, device));
  }

  private static RuntimeCall register(World world, DevelopmentDevice device) {
    long parent = world.number() - 1;
    Sr25519PublicKey key = World.publicKey(1);
    Hash genesis = World.hashOf(0);
    WorkerRegistrationInfoV2 info =
        new WorkerRegistrationInfoV2(
            0x0002_0200,
            new MachineId(Bytes.wrap(new byte[16]), parent, World.hashOf(parent)).encode(),
            key,
            key,
            genesis,
            List.of(8L, 1L),
            Optional.of(World.account(1)),
            0,
            0);
    AttestationReport report = device.report(info.hash(), genesis, world.nowMillis() / 1000);
    return outer(world, new RegistryCall.RegisterWorkerV2(info, Optional.of(report)));
  }

  private static Prepared endpoint(World world, int endpoints) {
    WorkerEndpointPayload payload =
        new WorkerEndpointPayload(
            World.publicKey(1),
            new VersionedWorkerEndpoints.V1(
                IntStream.range(0, endpoints)
                    .mapToObj(i -> "https://worker-" + i + ".example.org:8443")
                    .toList()),
            world.nowMillis() - 1);
    try (Sr25519KeyPair worker = World.key(1)) {
      Bytes signature = Bytes.wrap(worker.sign(payload.dataToSign()));
      return Prepared.by(1, outer(world, new RegistryCall.UpdateWorkerEndpoint(payload, signature)))
          .sized(payload.dataToSign().length);
    }
  }

  /// As many workers, of which the last one is a gatekeeper only if there are `count`.
  private static void gatekeepers(World world, int count) {
    new Staking(world).launch();
    for (int worker = 1; worker <= GATEKEEPERS; worker++) {
      Sr25519PublicKey key = World.publicKey(worker);
      world.root(
          outer(
              world,
              new RegistryCall.ForceRegisterWorker(key, key, Optional.of(World.account(1)))));
    }
    for (int worker = 1; worker <= count; worker++) {
      world.root(outer(world, new RegistryCall.RegisterGatekeeper(World.publicKey(worker))));
    }
    world.nextBlock();
  }

  private static void programs(World world) {
    for (int i = 0; i < PROGRAMS; i++) {
      world.root(outer(world, new RegistryCall.AddPruntime(program(i))));
    }
    world.nextBlock();
  }

  private static Bytes program(int number) {
    byte[] program = new byte[PROGRAM_SIZE];
    byte[] encoded = Codecs.U32.encode((long) number);
    System.arraycopy(encoded, 0, program, 0, encoded.length);
    return Bytes.wrap(program);
  }

  private static void genesisHashes(World world) {
    for (int i = 0; i < 10; i++) {
      world.root(
          outer(world, new RegistryCall.AddRelaychainGenesisBlockHash(World.hashOf(1000 + i))));
    }
    world.nextBlock();
  }
}
