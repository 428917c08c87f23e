package network.khala.pruntime;

import com.google.protobuf.ByteString;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import network.khala.attestation.AttestationReport;
import network.khala.crypto.Hashing;
import network.khala.protocol.light.BlockHead;
import network.khala.protocol.light.BlockMessages;
import network.khala.protocol.light.GenesisBlockInfo;
import network.khala.protocol.light.HeaderToSync;
import network.khala.protocol.light.RequiredKeys;
import network.khala.protocol.mq.EgressMessages;
import network.khala.protocol.prpc.Attestation;
import network.khala.protocol.prpc.DispatchProvenResult;
import network.khala.protocol.prpc.EventProof;
import network.khala.protocol.prpc.GetEgressMessagesResponse;
import network.khala.protocol.prpc.GetRuntimeInfoRequest;
import network.khala.protocol.prpc.HeadersToSync;
import network.khala.protocol.prpc.InitRuntimeRequest;
import network.khala.protocol.prpc.InitRuntimeResponse;
import network.khala.protocol.prpc.PhactoryInfo;
import network.khala.protocol.prpc.ProvenBlocks;
import network.khala.protocol.prpc.SyncedTo;
import network.khala.protocol.registry.MachineId;
import network.khala.protocol.registry.WorkerRegistrationInfoV2;
import network.khala.protocol.substrate.AccountId;
import network.khala.protocol.substrate.Hash;
import network.khala.pruntime.chain.LightChain;
import network.khala.pruntime.chain.ProvenReads;
import network.khala.scale.Bytes;
import network.khala.scale.Codec;
import network.khala.scale.CodecFactory;
import network.khala.scale.Codecs;
import network.khala.scale.DecodeException;
import org.jspecify.annotations.Nullable;

/// The program's state and what the API does with it. One caller at a time.
public final class Enclave implements AutoCloseable {
  /// The program's version, as registrations carry it.
  public static final int VERSION_MAJOR = 2;

  private static final Codec<Optional<AttestationReport>> REPORT =
      Codecs.option(CodecFactory.STANDARD.<AttestationReport>of(AttestationReport.class));
  private static final Codec<AccountId> ACCOUNT = CodecFactory.STANDARD.of(AccountId.class);
  private static final Bytes REPORT_PADDING = Bytes.wrap(new byte[32]);
  private static final int REPORT_LIFE_SECONDS = 3600;

  private final EnclaveConfig config;
  private final InstantSource clock;
  private @Nullable Worker worker;
  private Optional<AccountId> operator = Optional.empty();
  private @Nullable InitRuntimeResponse cachedInfo;
  private long cachedAtSeconds;

  /// A program that follows no chain yet, or the one in its checkpoint.
  public Enclave(EnclaveConfig config, InstantSource clock) {
    this.config = config;
    this.clock = clock;
    this.worker = Worker.restore(config).orElse(null);
  }

  /// The state of the program; never fails.
  public synchronized PhactoryInfo info() {
    PhactoryInfo.Builder info =
        PhactoryInfo.newBuilder()
            .setInitialized(worker != null)
            .setVersion(VERSION_MAJOR + ".0.0")
            .setStateMode("light")
            .addSupportedAttestationMethods(config.provider().name());
    if (worker != null) {
      worker.describe(info);
    }
    return info.build();
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
    if (request.hasDebugSetKey()) {
      throw PrpcException.failed("RA is disallowed when debug_set_key is enabled");
    }
    GenesisBlockInfo genesis = decode(GenesisBlockInfo.CODEC, request.getEncodedGenesisInfo());
    if (request.hasEncodedOperator()) {
      operator = Optional.of(decode(ACCOUNT, request.getEncodedOperator()));
    }
    worker = Worker.begin(config, LightChain.begin(genesis));
    return registration(worker, Optional.empty());
  }

  /// The registration info with an attestation that is fresh enough.
  public synchronized InitRuntimeResponse runtimeInfo(GetRuntimeInfoRequest request) {
    Worker current = initialised();
    Optional<AccountId> wanted =
        request.hasEncodedOperator()
            ? Optional.of(decode(ACCOUNT, request.getEncodedOperator()))
            : operator;
    long now = clock.instant().getEpochSecond();
    InitRuntimeResponse cached = cachedInfo;
    boolean usable =
        cached != null
            && wanted.equals(operator)
            && !request.getForceRefreshRa()
            && now - cachedAtSeconds < REPORT_LIFE_SECONDS;
    if (usable && cached != null) {
      return cached;
    }
    operator = wanted;
    InitRuntimeResponse fresh = registration(current, Optional.of(clock.instant()));
    cachedInfo = fresh;
    cachedAtSeconds = now;
    return fresh;
  }

  /// Takes headers.
  public synchronized SyncedTo syncHeaders(HeadersToSync request) {
    Worker current = initialised();
    List<HeaderToSync> headers = decode(HeaderToSync.LIST_CODEC, request.getEncodedHeaders());
    long last = current.chain().syncHeaders(headers, clock.instant());
    return SyncedTo.newBuilder().setSyncedTo((int) last).build();
  }

  /// Takes heads and executes blocks.
  public synchronized DispatchProvenResult dispatch(ProvenBlocks request) {
    Worker current = initialised();
    DispatchProvenResult.Builder result = DispatchProvenResult.newBuilder();
    Optional<Long> missingAt = takeHeads(current, request, result);
    if (missingAt.isEmpty()) {
      runBlocks(current, request, result);
    }
    LightChain chain = current.chain();
    return result
        .setSyncedTo((int) chain.nextBlock() - 1)
        .setHeadsTo((int) chain.nextHead() - 1)
        .build();
  }

  /// What waits to be sent to the chain.
  public synchronized GetEgressMessagesResponse egress() {
    List<EgressMessages> messages = worker == null ? List.of() : worker.egress().messages();
    return GetEgressMessagesResponse.newBuilder()
        .setEncodedMessages(ByteString.copyFrom(EgressMessages.LIST_CODEC.encode(messages)))
        .build();
  }

  /// Writes a checkpoint.
  public synchronized SyncedTo checkpoint() {
    Worker current = initialised();
    current.checkpoint();
    return SyncedTo.newBuilder().setSyncedTo((int) current.chain().nextBlock() - 1).build();
  }

  /// The worker in one line: earning, or why not and what to do.
  public synchronized String statusLine() {
    return worker == null
        ? "not earning because no chain is followed yet → start a relayer for this worker"
        : worker.statusLine();
  }

  @Override
  public synchronized void close() {
    if (worker != null) {
      worker.checkpoint();
      worker.close();
    }
  }

  private Worker initialised() {
    if (worker == null) {
      throw PrpcException.failed("Runtime not initialized");
    }
    return worker;
  }

  private static Optional<Long> takeHeads(
      Worker current, ProvenBlocks request, DispatchProvenResult.Builder result) {
    if (request.getEncodedHeads().isEmpty()) {
      return Optional.empty();
    }
    List<BlockHead> heads = decode(BlockHead.BATCH_CODEC, request.getEncodedHeads());
    LightChain.HeadsResult taken =
        current.chain().takeHeads(heads, nodes(request.getProofNodesList()));
    taken.reads().ifPresent(current.egress()::purge);
    if (taken.missing().isEmpty()) {
      return Optional.empty();
    }
    long at = heads.getLast().number();
    result.setMissingBlock((int) at);
    taken.missing().forEach(key -> result.addMissingKeys(ByteString.copyFrom(key.toArray())));
    return Optional.of(at);
  }

  private void runBlocks(
      Worker current, ProvenBlocks request, DispatchProvenResult.Builder result) {
    if (request.getEncodedBlocks().isEmpty()) {
      return;
    }
    LightChain chain = current.chain();
    List<BlockMessages> blocks =
        decode(BlockMessages.LIST_CODEC, request.getEncodedBlocks()).stream()
            .filter(block -> block.number() >= chain.nextBlock())
            .toList();
    checkBlocks(chain, blocks);
    Map<Long, ProvenReads> proofs = eventProofs(chain, request);
    if (!allDecided(current, blocks, proofs, result)) {
      return;
    }
    for (BlockMessages block : blocks) {
      if (current.egress().full().isPresent()) {
        throw PrpcException.failed("EgressFull");
      }
      ProvenReads reads = proofs.get(block.number());
      current.run(
          chain.head(block.number()),
          block.messages(),
          key -> reads == null ? Optional.empty() : reads.value(key));
    }
  }

  private static void checkBlocks(LightChain chain, List<BlockMessages> blocks) {
    long expected = chain.nextBlock();
    for (BlockMessages block : blocks) {
      if (block.number() != expected++) {
        throw PrpcException.failed("BlockNumberMismatch");
      }
      Hash hash = BlockHead.hashOf(block.messages());
      if (!hash.equals(chain.head(block.number()).messagesHash())) {
        throw PrpcException.failed("MessagesMismatch");
      }
    }
  }

  private static Map<Long, ProvenReads> eventProofs(LightChain chain, ProvenBlocks request) {
    Map<Long, ProvenReads> proofs = new TreeMap<>();
    for (EventProof proof : request.getEventProofsList()) {
      long number = Integer.toUnsignedLong(proof.getNumber());
      if (number >= chain.nextBlock()) {
        proofs.put(number, chain.reads(number, nodes(proof.getProofNodesList())));
      }
    }
    return proofs;
  }

  /// Whether every key that the blocks require is decided; if not, the answer says which are not.
  private static boolean allDecided(
      Worker current,
      List<BlockMessages> blocks,
      Map<Long, ProvenReads> proofs,
      DispatchProvenResult.Builder result) {
    RequiredKeys required = current.requiredKeys();
    for (BlockMessages block : blocks) {
      SortedSet<Bytes> keys = required.ofBlock(block.messages());
      ProvenReads reads = proofs.get(block.number());
      List<Bytes> open = keys.stream().filter(key -> reads == null || !reads.decides(key)).toList();
      if (!open.isEmpty()) {
        result.setMissingBlock((int) block.number());
        open.forEach(key -> result.addMissingKeys(ByteString.copyFrom(key.toArray())));
        return false;
      }
    }
    return true;
  }

  private InitRuntimeResponse registration(Worker current, Optional<Instant> attestAt) {
    LightChain chain = current.chain();
    MachineId machine =
        new MachineId(config.provider().machineId(), chain.nextBlock() - 1, chain.lastBlockHash());
    WorkerRegistrationInfoV2 info =
        new WorkerRegistrationInfoV2(
            (long) VERSION_MAJOR << 16,
            machine.encode(),
            current.publicKey(),
            current.publicKey(),
            chain.genesisHash(),
            List.of((long) config.cores(), 1L),
            operator,
            0,
            0);
    byte[] encoded = WorkerRegistrationInfoV2.CODEC.encode(info);
    InitRuntimeResponse.Builder response =
        InitRuntimeResponse.newBuilder()
            .setEncodedRuntimeInfo(ByteString.copyFrom(encoded))
            .setEncodedGenesisBlockHash(ByteString.copyFrom(chain.genesisHash().toArray()))
            .setEncodedPublicKey(ByteString.copyFrom(current.publicKey().toArray()))
            .setEncodedEcdhPublicKey(ByteString.copyFrom(current.publicKey().toArray()));
    attestAt.ifPresent(now -> response.setAttestation(attest(encoded, now)));
    return response.build();
  }

  private Attestation attest(byte[] encodedInfo, Instant now) {
    Bytes reportData = Bytes.wrap(Hashing.blake2b256(encodedInfo)).concat(REPORT_PADDING);
    Optional<AttestationReport> report = config.provider().attest(reportData);
    return Attestation.newBuilder()
        .setVersion(1)
        .setProvider(report.isEmpty() ? "null" : '"' + config.provider().name() + '"')
        .setEncodedReport(ByteString.copyFrom(REPORT.encode(report)))
        .setTimestamp(now.getEpochSecond())
        .build();
  }

  private static List<Bytes> nodes(List<ByteString> nodes) {
    return nodes.stream().map(node -> Bytes.wrap(node.toByteArray())).toList();
  }

  private static <T> T decode(Codec<T> codec, ByteString bytes) {
    try {
      return codec.decode(bytes.toByteArray());
    } catch (DecodeException e) {
      throw PrpcException.malformed(String.valueOf(e.getMessage()));
    }
  }
}
