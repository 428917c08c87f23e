package network.khala.pruntime;

import com.google.protobuf.ByteString;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import network.khala.crypto.SecretBytes;
import network.khala.protocol.light.GenesisBlockInfo;
import network.khala.protocol.light.HeaderToSync;
import network.khala.protocol.light.LightKeys;
import network.khala.protocol.mq.EgressMessages;
import network.khala.protocol.mq.MessageOrigin;
import network.khala.protocol.mq.SignedContent;
import network.khala.protocol.prpc.AssumeAtBlockRequest;
import network.khala.protocol.prpc.DispatchProvenResult;
import network.khala.protocol.prpc.GetEgressMessagesResponse;
import network.khala.protocol.prpc.GetRuntimeInfoRequest;
import network.khala.protocol.prpc.GetWorkerStateRequest;
import network.khala.protocol.prpc.HeadersToSync;
import network.khala.protocol.prpc.InitRuntimeRequest;
import network.khala.protocol.prpc.InitRuntimeResponse;
import network.khala.protocol.prpc.LaterState;
import network.khala.protocol.prpc.PhactoryInfo;
import network.khala.protocol.prpc.ProvenBlocks;
import network.khala.protocol.prpc.StorageProof;
import network.khala.protocol.prpc.SyncedTo;
import network.khala.protocol.prpc.WorkerState;
import network.khala.protocol.substrate.AccountId;
import network.khala.protocol.substrate.Header;
import network.khala.pruntime.chain.ChainIdentity;
import network.khala.pruntime.chain.LaterHeader;
import network.khala.pruntime.chain.ProvenReads;
import network.khala.scale.Bytes32;
import network.khala.scale.Codec;
import network.khala.scale.CodecFactory;
import network.khala.scale.Codecs;
import network.khala.tee.Renewal;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The program's state and what the API does with it. Safe for use by several threads: one at a
/// time changes something.
public final class Enclave implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Enclave.class);
  private static final Codec<AccountId> ACCOUNT = CodecFactory.STANDARD.of(AccountId.class);

  /// How long evidence is handed out. It is renewed before.
  private static final Duration REPORT_LIFE = Duration.ofHours(1);

  private final EnclaveConfig config;
  private final InstantSource clock;
  private volatile @Nullable Worker worker;
  private final Renewal<InitRuntimeResponse> attested;
  private final Handover handover;
  private final EndpointCalls endpoints;
  private volatile PhactoryInfo info;
  private boolean forgotten;

  /// A program that follows no chain yet, or the one in its checkpoint.
  ///
  /// @throws network.khala.tee.SealException if what is sealed cannot be read
  /// @throws network.khala.crypto.VerificationException if the sealed master key is somebody else's
  /// @throws network.khala.scale.DecodeException if a sealed key is none
  public Enclave(EnclaveConfig config, InstantSource clock) {
    this.config = config;
    this.clock = clock;
    this.attested = new Renewal<>(REPORT_LIFE, clock);
    this.worker = Worker.restore(config).orElse(null);
    Supplier<Optional<Worker>> current = () -> Optional.ofNullable(worker);
    this.handover = new Handover(config, clock, this, current);
    this.endpoints = new EndpointCalls(clock, this, current, this::keep);
    this.info = snapshot();
  }

  /// The state of the program; never fails and never waits.
  public PhactoryInfo info() {
    return info.toBuilder().setMemoryUsage(Memory.usage()).build();
  }

  /// Where the worker can be reached.
  public EndpointCalls endpoints() {
    return endpoints;
  }

  /// Moves the identity from one program to another.
  public Handover handover() {
    return handover;
  }

  /// The level of safe mode, in which not every method is served.
  public int safeMode() {
    return config.safeMode();
  }

  /// Begins to follow a chain.
  public synchronized InitRuntimeResponse init(InitRuntimeRequest request) {
    if (worker != null) {
      throw PrpcException.failed("Runtime already initialized");
    }
    if (request.getIsParachain()) {
      throw PrpcException.failed("ChainModeMismatch");
    }
    if (!request.getEncodedGenesisState().isEmpty()) {
      throw PrpcException.failed("Light mode takes no genesis state");
    }
    if (request.hasDebugSetKey() && request.hasAttestationProvider()) {
      throw PrpcException.failed("RA is disallowed when debug_set_key is enabled");
    }
    GenesisBlockInfo genesis = Wire.decode(GenesisBlockInfo.CODEC, request.getEncodedGenesisInfo());
    Optional<AccountId> operator =
        operator(request.hasEncodedOperator(), request::getEncodedOperator);
    Optional<SecretBytes> injected =
        request.hasDebugSetKey()
            ? Optional.of(SecretBytes.wrap(request.getDebugSetKey().toByteArray()))
            : Optional.empty();
    try {
      return change(
          () -> {
            Worker begun = Worker.begin(config, ChainIdentity.of(genesis), injected);
            begun.operator(operator);
            worker = begun;
            keep(begun);
            return Registration.info(begun, config);
          });
    } finally {
      injected.ifPresent(SecretBytes::close);
    }
  }

  private static Optional<AccountId> operator(boolean given, Supplier<ByteString> encoded) {
    return given ? Optional.of(Wire.decode(ACCOUNT, encoded.get())) : Optional.empty();
  }

  /// The registration info with evidence that is fresh enough. It is made again before it ends; if
  /// the TEE does not answer then, what is there serves to its end. While the TEE is asked, which
  /// may take seconds, everything else goes on; what comes of it is remembered unless it is of the
  /// past by then.
  ///
  /// @throws network.khala.attestation.AttestationException if the TEE does not answer, and there
  ///   is no evidence that is still good
  public InitRuntimeResponse runtimeInfo(GetRuntimeInfoRequest request) {
    Optional<AccountId> operator =
        operator(request.hasEncodedOperator(), request::getEncodedOperator);
    synchronized (this) {
      Worker current = initialised();
      if (operator.isPresent() && !operator.equals(current.operator())) {
        current.operator(operator);
        attested.clear();
        keep(current);
      }
      if (!Registration.mayAttest(current)) {
        return Registration.info(current, config);
      }
    }
    return request.getForceRefreshRa()
        ? attested.renewNow(this::attest)
        : attested.get(this::attest);
  }

  private InitRuntimeResponse attest() {
    Instant now = clock.instant();
    InitRuntimeResponse bare;
    synchronized (this) {
      bare = Registration.info(initialised(), config);
    }
    return bare.toBuilder()
        .setAttestation(
            Registration.attest(config.provider(), bare.getEncodedRuntimeInfo().toByteArray(), now))
        .build();
  }

  /// Takes headers.
  public synchronized SyncedTo syncHeaders(HeadersToSync request) {
    Worker current = initialised();
    List<HeaderToSync> headers = Wire.decode(HeaderToSync.LIST_CODEC, request.getEncodedHeaders());
    return change(() -> synced(current.chain().syncHeaders(headers, clock.instant())));
  }

  /// Takes heads and executes blocks.
  public synchronized DispatchProvenResult dispatch(ProvenBlocks request) {
    Worker current = initialised();
    return change(
        () -> {
          try {
            DispatchProvenResult result =
                new BlockFeed(current, config.safeMode() == 0, clock.instant()).take(request);
            current.role().mustBeginAgain().ifPresent(why -> beginAgain(current, why));
            return result;
          } catch (BlockFeed.HalfExecutedException e) {
            abandon(current);
            throw PrpcException.failed(e.getMessage() + "; the last checkpoint is in force again");
          }
        });
  }

  /// The block is executed anew, from the last checkpoint on: what is in memory is half of it.
  private void abandon(Worker current) {
    dismiss(current);
    worker = Worker.restore(config).orElse(null);
  }

  /// Nobody may find a worker whose keys are wiped, also if what comes next fails.
  private void dismiss(Worker current) {
    worker = null;
    attested.clear();
    current.close();
  }

  /// What was executed is forgotten. The relayer begins with InitRuntime, and the sealed keys make
  /// the worker a gatekeeper on its way.
  private void beginAgain(Worker current, String why) {
    LOG.warn("the chain is followed from block 1 again: {}", why);
    dismiss(current);
    config.checkpointFile().delete();
  }

  /// Begins in the middle of the chain.
  public synchronized void assumeAtBlock(AssumeAtBlockRequest request) {
    Worker current = initialised();
    if (current.role().holdsMasterKey()) {
      throw PrpcException.failed("Can not load chain state");
    }
    LaterHeader start = later(request.getStart());
    Optional<LaterHeader> later =
        request.hasLater() ? Optional.of(later(request.getLater())) : Optional.empty();
    change(
        () -> {
          current
              .chain()
              .assume(
                  start,
                  later,
                  (block, registry) -> requireNotRegistered(current, block, registry),
                  clock.instant());
          keep(current);
          return current;
        });
  }

  /// A worker that says anything before its first block would misnumber all that it says after.
  private static void requireNotRegistered(Worker current, long start, ProvenReads registry) {
    Optional<Long> registeredAt =
        registry.value(
            LightKeys.firstRegisteredAt(current.publicKey()), Codecs.U32, "FirstRegisteredAt");
    if (registeredAt.isPresent()) {
      if (registeredAt.get() <= start) {
        throw PrpcException.failed(
            "Failed to load state: the worker is already registered at block "
                + registeredAt.get());
      }
      return;
    }
    MessageOrigin origin = new MessageOrigin.Worker(current.publicKey());
    if (registry.value(LightKeys.offchainIngress(origin)).isPresent()) {
      throw PrpcException.failed(
          "Failed to load state: the chain has messages of the worker already");
    }
  }

  /// Learns what the chain has taken, ahead of the blocks.
  public synchronized void raiseEgressFloor(LaterState request) {
    Worker current = initialised();
    LaterHeader later = later(request);
    change(
        () -> {
          ProvenReads state = current.chain().later(later, clock.instant());
          current.egress().purge(state, later.header().number());
          return current;
        });
  }

  private static LaterHeader later(LaterState state) {
    return new LaterHeader(
        Wire.decode(Header.CODEC, state.getEncodedHeader()),
        Wire.bytes(state.getFinalityProof()),
        Wire.list(state.getProofNodesList()));
  }

  /// Keeps nodes for reads on demand, in place of those before.
  public synchronized void loadStorageProof(StorageProof request) {
    initialised().chain().loadNodes(Wire.list(request.getProofList()));
  }

  /// What waits to be sent to the chain.
  public synchronized GetEgressMessagesResponse egress() {
    List<EgressMessages> messages = worker == null ? List.of() : worker.egress().messages();
    return GetEgressMessagesResponse.newBuilder()
        .setEncodedMessages(Wire.string(EgressMessages.LIST_CODEC.encode(messages)))
        .build();
  }

  /// A gatekeeper's view of a worker.
  public synchronized WorkerState workerState(GetWorkerStateRequest request) {
    var gatekeeper =
        initialised()
            .role()
            .gatekeeper()
            .orElseThrow(() -> PrpcException.failed("Not a gatekeeper"));
    if (request.getPublicKey().size() != Bytes32.SIZE) {
      throw PrpcException.failed("Bad public key");
    }
    return gatekeeper
        .worker(Bytes32.wrap(request.getPublicKey().toByteArray()))
        .map(WorkerStates::of)
        .orElseThrow(() -> PrpcException.failed("Worker not found"));
  }

  /// Signs the body of a public answer; empty while there is no identity. Never waits.
  public Optional<byte[]> signAnswer(byte[] body) {
    return Optional.ofNullable(worker)
        .map(current -> current.identity().key().sign(SignedContent.RPC_RESPONSE.wrap(body)));
  }

  /// Writes a checkpoint.
  public synchronized SyncedTo checkpoint() {
    Worker current = initialised();
    if (config.safeMode() > 0) {
      throw PrpcException.failed("Checkpoint is disabled in safe mode");
    }
    current.checkpoint();
    return synced(current.chain().nextBlock() - 1);
  }

  /// Removes the checkpoint and writes none at the end, so that the next start begins anew.
  public synchronized void removeCheckpoints() {
    config.checkpointFile().delete();
    forgotten = true;
  }

  /// Writes a checkpoint if the disk lets it, and wipes the keys. Closing twice is harmless.
  @Override
  public synchronized void close() {
    Worker current = worker;
    if (current == null) {
      return;
    }
    worker = null;
    try (current) {
      if (!forgotten && config.safeMode() == 0) {
        current.checkpointIfPossible();
      }
    }
  }

  private void keep(Worker current) {
    if (config.safeMode() == 0) {
      current.checkpoint();
    }
  }

  private static SyncedTo synced(long number) {
    return SyncedTo.newBuilder().setSyncedTo((int) number).build();
  }

  private Worker initialised() {
    if (worker == null) {
      throw PrpcException.failed("Runtime not initialized");
    }
    return worker;
  }

  /// Whatever comes of a call, those who ask afterwards see the state of then.
  private <T> T change(Supplier<T> call) {
    try {
      return call.get();
    } finally {
      info = snapshot();
    }
  }

  private PhactoryInfo snapshot() {
    return worker == null ? InfoSnapshot.of(config) : InfoSnapshot.of(config, worker);
  }
}
