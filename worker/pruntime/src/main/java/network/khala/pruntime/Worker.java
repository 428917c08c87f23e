package network.khala.pruntime;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import network.khala.protocol.light.BlockHead;
import network.khala.protocol.light.RequiredKeys;
import network.khala.protocol.mq.Message;
import network.khala.protocol.prpc.GatekeeperRole;
import network.khala.protocol.prpc.GatekeeperStatus;
import network.khala.protocol.prpc.PhactoryInfo;
import network.khala.protocol.prpc.SystemInfo;
import network.khala.protocol.substrate.Sr25519PublicKey;
import network.khala.pruntime.chain.LightChain;
import network.khala.pruntime.queue.Egress;
import network.khala.pruntime.worker.Benchmark;
import network.khala.pruntime.worker.WorkerMachine;
import network.khala.scale.Bytes;
import network.khala.tee.SealedFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A worker that follows a chain: identity, light client, queue, session, gatekeeper role.
final class Worker implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Worker.class);

  private final EnclaveConfig config;
  private final Identity identity;
  private final LightChain chain;
  private final Egress egress;
  private final Benchmark benchmark;
  private final WorkerMachine machine;
  private final network.khala.pruntime.gatekeeper.GatekeeperRole role;
  private final BlockRunner runner;
  private long lastTimeMs;

  private Worker(EnclaveConfig config, LightChain chain, Egress egress, long iterations) {
    this.config = config;
    this.chain = chain;
    this.egress = egress;
    this.identity =
        Identity.establish(sealed(config, "runtime-data.seal", "identity"), chain.genesisHash());
    this.benchmark = new Benchmark(config.cores(), iterations);
    this.machine = new WorkerMachine(identity.publicKey(), benchmark);
    this.role =
        new network.khala.pruntime.gatekeeper.GatekeeperRole(
            identity.key(), egress, sealed(config, "master_key.seal", "master-key"));
    this.runner = new BlockRunner(identity, egress, machine, role);
  }

  /// A worker that begins to follow a chain.
  static Worker begin(EnclaveConfig config, LightChain chain) {
    return new Worker(config, chain, new Egress(), 0);
  }

  /// The worker of the newest checkpoint, if there is one.
  static Optional<Worker> restore(EnclaveConfig config) {
    return Checkpoint.load(config).map(saved -> restored(config, saved));
  }

  private static Worker restored(EnclaveConfig config, Checkpoint saved) {
    Worker worker = new Worker(config, saved.chain(), saved.egress(), saved.iterations());
    worker.machine.load(saved.machine().toArray());
    worker.lastTimeMs = saved.lastTimeMs();
    try {
      worker.role.load(saved.gatekeeper());
    } catch (IOException e) {
      throw PrpcException.failed("the checkpoint's gatekeeper part is damaged: " + e.getMessage());
    }
    LOG.info("checkpoint restored nextBlock={}", saved.chain().nextBlock());
    return worker;
  }

  LightChain chain() {
    return chain;
  }

  Egress egress() {
    return egress;
  }

  Sr25519PublicKey publicKey() {
    return identity.publicKey();
  }

  RequiredKeys requiredKeys() {
    return RequiredKeys.forWorker(identity.publicKey(), role.holdsMasterKey(), false);
  }

  /// Executes a block; afterwards it is done for good.
  void run(BlockHead head, List<Message> messages, Function<Bytes, Optional<Bytes>> state) {
    runner.run(head, messages, state);
    lastTimeMs = head.timestampMs();
    chain.blockDone();
    if (config.checkpointBlocks() > 0 && head.number() % config.checkpointBlocks() == 0) {
      checkpoint();
    }
  }

  void checkpoint() {
    new Checkpoint(
            chain,
            egress,
            benchmark.iterations(),
            Bytes.wrap(machine.save()),
            role.save(),
            lastTimeMs)
        .save(config);
  }

  void describe(PhactoryInfo.Builder info) {
    String key = identity.publicKey().toHex().substring(2);
    info.setGenesisBlockHash(chain.genesisHash().toHex().substring(2))
        .setPublicKey(key)
        .setEcdhPublicKey(key)
        .setRegistered(machine.registered())
        .setHeadernum((int) chain.nextHeader())
        .setHeadsNum((int) chain.nextHead())
        .setBlocknum((int) chain.nextBlock())
        .setPendingMessages(egress.pending())
        .setCurrentBlockTime(lastTimeMs)
        .setGatekeeper(gatekeeperStatus())
        .setSystem(
            SystemInfo.newBuilder()
                .setRegistered(machine.registered())
                .setPublicKey(key)
                .setEcdhPublicKey(key)
                .setGatekeeper(gatekeeperStatus()));
  }

  private GatekeeperStatus gatekeeperStatus() {
    GatekeeperStatus.Builder status = GatekeeperStatus.newBuilder().setRole(GatekeeperRole.None);
    role.gatekeeper()
        .ifPresent(
            one ->
                status
                    .setRole(one.active() ? GatekeeperRole.Active : GatekeeperRole.Dummy)
                    .setMasterPublicKey(one.masterPublicKey().toHex().substring(2)));
    return status.build();
  }

  /// Exactly one line that says whether the worker earns.
  String statusLine() {
    if (benchmark.wrongResults() > 0) {
      return notEarning(
          "this machine computes wrong results (" + benchmark.wrongResults() + ")",
          "check cooling, memory and overclocking, then restart");
    }
    if (!machine.registered()) {
      return notEarning("the worker is not registered on chain", "let the relayer register it");
    }
    if (machine.session().isEmpty()) {
      return machine.bench().isPresent()
          ? notEarning("its benchmark is running", "wait until it ends")
          : notEarning("no session runs", "add it to a pool with stake and start it");
    }
    if (machine.session().get().paused()) {
      return notEarning(
          "the chain holds it for unresponsive", "keep worker and relayer running and connected");
    }
    return "earning since block time "
        + machine.session().get().startTimeMs()
        + ", last challenge answered in block "
        + machine.lastHeartbeatBlock();
  }

  private static String notEarning(String reason, String remedy) {
    return "not earning because " + reason + " → " + remedy;
  }

  private static SealedFile sealed(EnclaveConfig config, String name, String purpose) {
    return new SealedFile(config.dataDir().resolve(name), config.sealer(), purpose);
  }

  @Override
  public void close() {
    benchmark.close();
    role.gatekeeper().ifPresent(one -> one.close());
    identity.close();
  }
}
