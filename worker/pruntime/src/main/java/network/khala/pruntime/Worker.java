package network.khala.pruntime;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import network.khala.crypto.SecretBytes;
import network.khala.protocol.earning.EarningState;
import network.khala.protocol.earning.EarningState.Cause;
import network.khala.protocol.light.BlockHead;
import network.khala.protocol.light.RequiredKeys;
import network.khala.protocol.mq.Message;
import network.khala.protocol.mq.MessageOrigin;
import network.khala.protocol.substrate.AccountId;
import network.khala.protocol.substrate.Sr25519PublicKey;
import network.khala.pruntime.chain.BlockState;
import network.khala.pruntime.chain.ChainIdentity;
import network.khala.pruntime.chain.LightChain;
import network.khala.pruntime.endpoint.Endpoints;
import network.khala.pruntime.gatekeeper.EvidenceStore;
import network.khala.pruntime.gatekeeper.GatekeeperRole;
import network.khala.pruntime.queue.Egress;
import network.khala.pruntime.worker.Benchmark;
import network.khala.pruntime.worker.WorkerMachine;
import network.khala.scale.Bytes;
import network.khala.scale.DecodeException;
import network.khala.tee.SealException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A worker that follows a chain: identity, light client, queue, session, gatekeeper role.
final class Worker implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Worker.class);

  /// A block whose time is so long past is one of the past.
  private static final long PAST_MS = 3_600_000;

  /// The least time between two checkpoints that nobody has asked for.
  private static final Duration CHECKPOINT_PAUSE = Duration.ofSeconds(10);

  /// Blocks that are known and not executed, as happens between two calls of a relayer.
  private static final long NEAR_BLOCKS = 16;

  /// So many own messages that wait are more than the way to the chain explains.
  private static final int WAITING_MAX = 32;

  private final EnclaveConfig config;
  private final Identity identity;
  private final LightChain chain;
  private final Egress egress;
  private final Benchmark benchmark;
  private final WorkerMachine machine;
  private final EvidenceStore evidence;
  private final GatekeeperRole role;
  private final Endpoints endpoints;
  private final BlockRunner runner;
  private Optional<AccountId> operator = Optional.empty();
  private long lastTimeMs;
  private boolean behind;
  private long checkpointBlock;
  private Instant checkpointTried = Instant.EPOCH;

  private Worker(
      EnclaveConfig config, Identity identity, LightChain chain, Egress egress, long iterations) {
    this.config = config;
    this.identity = identity;
    this.chain = chain;
    this.egress = egress;
    this.evidence = new EvidenceStore(chain.identity());
    this.role =
        new GatekeeperRole(
            identity.key(),
            egress,
            config.masterKeyFile(),
            evidence,
            () -> chain.genesisBlock() == 0);
    this.benchmark = new Benchmark(config.load(), iterations);
    this.machine = new WorkerMachine(identity.publicKey(), benchmark);
    this.endpoints = new Endpoints(identity.key());
    this.runner = new BlockRunner(identity, egress, machine, role);
  }

  /// A worker that begins to follow a chain.
  ///
  /// @param injected a key for development
  static Worker begin(EnclaveConfig config, ChainIdentity chain, Optional<SecretBytes> injected) {
    Identity identity = Identity.establish(config.identityFile(), chain, injected);
    return new Worker(config, identity, new LightChain(chain), new Egress(), 0);
  }

  /// The worker of the newest checkpoint, if there is one.
  static Optional<Worker> restore(EnclaveConfig config) {
    return Checkpoint.load(config.checkpointFile()).flatMap(saved -> restored(config, saved));
  }

  private static Optional<Worker> restored(EnclaveConfig config, Checkpoint saved) {
    Identity identity =
        Identity.establish(config.identityFile(), saved.chain().identity(), Optional.empty());
    Worker worker = new Worker(config, identity, saved.chain(), saved.egress(), saved.iterations());
    try {
      worker.machine.load(saved.machine().toArray());
      worker.role.load(saved.gatekeeper());
    } catch (DecodeException | IOException e) {
      LOG.error("checkpoint damaged, the chain is executed again: {}", e.getMessage());
      worker.close();
      return Optional.empty();
    }
    worker.lastTimeMs = saved.lastTimeMs();
    worker.checkpointBlock = saved.chain().nextBlock();
    worker.operator = saved.operator();
    worker.endpoints.load(saved.endpoints());
    LOG.info("checkpoint restored nextBlock={}", saved.chain().nextBlock());
    return Optional.of(worker);
  }

  LightChain chain() {
    return chain;
  }

  Egress egress() {
    return egress;
  }

  Identity identity() {
    return identity;
  }

  Sr25519PublicKey publicKey() {
    return identity.publicKey();
  }

  EvidenceStore evidence() {
    return evidence;
  }

  GatekeeperRole role() {
    return role;
  }

  WorkerMachine machine() {
    return machine;
  }

  Benchmark benchmark() {
    return benchmark;
  }

  Endpoints endpoints() {
    return endpoints;
  }

  Optional<AccountId> operator() {
    return operator;
  }

  void operator(Optional<AccountId> account) {
    operator = account;
  }

  /// The time of the last executed block, milliseconds; 0 before the first.
  long lastTimeMs() {
    return lastTimeMs;
  }

  RequiredKeys requiredKeys() {
    return RequiredKeys.forWorker(identity.publicKey(), role.holdsMasterKey(), false);
  }

  /// Why this program may not execute the next block, if it may not: the chain has outlawed it, or
  /// the block follows newer rules.
  Optional<String> outlawed() {
    if (!chain.gate().allows(Program.VERSION, config.provider().pruntimeHash())) {
      return Optional.of(
          "version %s, the chain asks for %s"
              .formatted(Program.VERSION, chain.gate().minimumVersion()));
    }
    return chain
        .nextConsensusVersion()
        .filter(version -> version > Program.CONSENSUS_VERSION)
        .map(
            version ->
                "block %d follows consensus version %d, this program knows %d"
                    .formatted(chain.nextBlock(), version, Program.CONSENSUS_VERSION));
  }

  /// Executes a block; afterwards it is done for good. If this throws, the worker is of no use any
  /// more: a block cannot be executed in part, nor twice.
  void run(BlockHead head, List<Message> messages, BlockState state, Instant now) {
    behind = head.timestampMs() + PAST_MS <= now.toEpochMilli();
    runner.run(head, messages, state);
    machine.computing(!behind);
    lastTimeMs = head.timestampMs();
    chain.blockDone();
    if (isCheckpointDue(now)) {
      checkpointTried = now;
      checkpointIfPossible();
    }
  }

  /// While many blocks are executed in a row, writing for each hundred would take most of the time.
  private boolean isCheckpointDue(Instant now) {
    return config.checkpointBlocks() > 0
        && chain.nextBlock() - checkpointBlock >= config.checkpointBlocks()
        && Duration.between(checkpointTried, now).abs().compareTo(CHECKPOINT_PAUSE) >= 0;
  }

  /// A checkpoint that nobody has asked for. On a full disk, say, the one before stays, and the
  /// worker goes on: it would lose more by falling silent than by executing some blocks again.
  void checkpointIfPossible() {
    try {
      checkpoint();
    } catch (SealException e) {
      LOG.error("no checkpoint written, the one before is kept: {}", e.getMessage());
    }
  }

  void checkpoint() {
    new Checkpoint(
            chain,
            egress,
            benchmark.iterations(),
            Bytes.wrap(machine.save()),
            role.save(),
            lastTimeMs,
            operator,
            endpoints.save())
        .save(config.checkpointFile());
    checkpointBlock = chain.nextBlock();
  }

  /// Whether the worker earns, or what keeps it from that.
  EarningState earning() {
    if (config.safeMode() > 0) {
      return EarningState.of(Cause.SAFE_MODE);
    }
    Optional<String> outlawed = outlawed();
    if (outlawed.isPresent()) {
      return new EarningState(Cause.OUTLAWED, outlawed.get());
    }
    if (benchmark.wrongResults() > 0) {
      return new EarningState(Cause.WRONG_RESULTS, benchmark.wrongResults() + " wrong");
    }
    if (behind || chain.nextBlock() + NEAR_BLOCKS < chain.nextHeader()) {
      return new EarningState(
          Cause.CATCHING_UP,
          "block %d of %d or more".formatted(chain.nextBlock() - 1, chain.nextHeader() - 1));
    }
    if (!machine.registered()) {
      return EarningState.of(Cause.NOT_REGISTERED);
    }
    return ofSession();
  }

  private EarningState ofSession() {
    if (machine.session().isEmpty()) {
      return EarningState.of(machine.bench().isPresent() ? Cause.BENCHMARKING : Cause.NO_SESSION);
    }
    WorkerMachine.Session session = machine.session().get();
    if (session.paused()) {
      return new EarningState(Cause.UNRESPONSIVE, "session " + session.id());
    }
    int waiting = egress.pending(new MessageOrigin.Worker(publicKey()));
    if (waiting > WAITING_MAX) {
      return new EarningState(Cause.MESSAGES_WAIT, waiting + " wait");
    }
    return new EarningState(
        Cause.EARNING,
        machine.lastHeartbeatBlock() == 0
            ? "session " + session.id()
            : "session %d, last challenge answered in block %d"
                .formatted(session.id(), machine.lastHeartbeatBlock()));
  }

  @Override
  public void close() {
    benchmark.close();
    role.close();
    identity.close();
  }
}
