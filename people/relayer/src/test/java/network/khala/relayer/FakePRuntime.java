package network.khala.relayer;

import com.google.protobuf.ByteString;
import com.google.protobuf.Empty;
import com.google.protobuf.Message;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import network.khala.attestation.AttestationReport;
import network.khala.protocol.earning.EarningState.Cause;
import network.khala.protocol.light.BlockHead;
import network.khala.protocol.light.BlockMessages;
import network.khala.protocol.light.GenesisBlockInfo;
import network.khala.protocol.light.HeaderToSync;
import network.khala.protocol.mq.EgressMessages;
import network.khala.protocol.prpc.AssumeAtBlockRequest;
import network.khala.protocol.prpc.Attestation;
import network.khala.protocol.prpc.DispatchProvenResult;
import network.khala.protocol.prpc.GetEgressMessagesResponse;
import network.khala.protocol.prpc.GetRuntimeInfoRequest;
import network.khala.protocol.prpc.HeadersToSync;
import network.khala.protocol.prpc.InitRuntimeRequest;
import network.khala.protocol.prpc.InitRuntimeResponse;
import network.khala.protocol.prpc.LaterState;
import network.khala.protocol.prpc.PhactoryInfo;
import network.khala.protocol.prpc.ProvenBlocks;
import network.khala.protocol.prpc.PrpcError;
import network.khala.protocol.prpc.PrpcMethod;
import network.khala.protocol.prpc.SyncedTo;
import network.khala.protocol.registry.MachineId;
import network.khala.protocol.registry.WorkerRegistrationInfoV2;
import network.khala.protocol.substrate.AccountId;
import network.khala.protocol.substrate.Hash;
import network.khala.protocol.substrate.Header;
import network.khala.protocol.substrate.Sr25519PublicKey;
import network.khala.scale.Bytes;
import network.khala.scale.CodecFactory;

/// An enclave that checks order and links of what it is fed, and believes every proof.
final class FakePRuntime implements AutoCloseable {
  final Sr25519PublicKey key;
  final List<Integer> headerBatches = new CopyOnWriteArrayList<>();
  final List<Boolean> forced = new CopyOnWriteArrayList<>();
  final Set<Bytes> evidence = new HashSet<>();

  /// Messages that wait.
  volatile List<EgressMessages> egress = List.of();

  /// A block that needs a proven key, and the key.
  volatile long keyNeededAt = -1;

  volatile Bytes keyNeeded = Bytes.EMPTY;

  /// Evidence that the block needs beside it.
  volatile Optional<Bytes> evidenceNeeded = Optional.empty();

  /// Whether it starts in the middle of a chain, or must execute every block.
  volatile boolean skips = true;

  /// Where it was told to begin, and the later state that it was shown, in order.
  final List<AssumeAtBlockRequest> assumed = new CopyOnWriteArrayList<>();

  /// The states that it was shown to raise its floor.
  final List<LaterState> floors = new CopyOnWriteArrayList<>();

  /// Above 0, heads are taken and nothing is executed.
  volatile int safeMode;

  /// The program's version, as registrations carry it.
  volatile long version = 1 << 16;

  /// What every header is refused with.
  volatile Optional<String> refusal = Optional.empty();

  private final HttpServer server;
  private Optional<Header> last = Optional.empty();
  private Optional<AccountId> operator = Optional.empty();
  private final List<BlockHead> heads = new ArrayList<>();
  private long headsBelow;
  private long headersNext = 1;
  private long blocksNext = 1;

  FakePRuntime(int seed) throws IOException {
    this(seed, 0);
  }

  FakePRuntime(int seed, int port) throws IOException {
    byte[] bytes = new byte[32];
    bytes[0] = (byte) seed;
    key = Sr25519PublicKey.of(bytes);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 16);
    server.createContext("/prpc/", this::serve);
    server.start();
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  synchronized long executed() {
    return blocksNext - 1;
  }

  synchronized Optional<AccountId> operator() {
    return operator;
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void serve(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath().substring("/prpc/".length());
    PrpcMethod method = PrpcMethod.atPath(path).orElseThrow();
    int status = 200;
    byte[] body;
    try {
      Message request =
          method.request().getParserForType().parseFrom(exchange.getRequestBody().readAllBytes());
      body = answer(method, request).toByteArray();
    } catch (Refused e) {
      status = 500;
      String text = String.valueOf(e.getMessage());
      body =
          text.startsWith("plain ")
              ? text.getBytes(StandardCharsets.UTF_8)
              : PrpcError.newBuilder().setMessage(text).build().toByteArray();
    }
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private synchronized Message answer(PrpcMethod method, Message request) {
    return switch (method) {
      case GET_INFO -> info();
      case INIT_RUNTIME -> init((InitRuntimeRequest) request);
      case GET_RUNTIME_INFO -> registration((GetRuntimeInfoRequest) request);
      case SYNC_HEADER -> headers((HeadersToSync) request);
      case DISPATCH_PROVEN_BLOCKS -> dispatch((ProvenBlocks) request);
      case GET_EGRESS_MESSAGES ->
          GetEgressMessagesResponse.newBuilder()
              .setEncodedMessages(ByteString.copyFrom(EgressMessages.LIST_CODEC.encode(egress)))
              .build();
      case RAISE_EGRESS_FLOOR -> {
        floors.add((LaterState) request);
        keyNeededAt = -1;
        yield Empty.getDefaultInstance();
      }
      case ASSUME_AT_BLOCK -> assume((AssumeAtBlockRequest) request);
      default -> throw new Refused(method.wireName() + " is not available in this version");
    };
  }

  private Empty assume(AssumeAtBlockRequest request) {
    assumed.add(request);
    require(skips, "Can not load chain state");
    Header header = Header.CODEC.decode(request.getStart().getEncodedHeader().toByteArray());
    last = Optional.of(header);
    headersNext = header.number() + 1;
    headsBelow = header.number();
    blocksNext = header.number() + 1;
    return Empty.getDefaultInstance();
  }

  /// The evidence that it gives.
  volatile Optional<AttestationReport> report = Optional.empty();

  /// What it says of its earning itself.
  volatile Cause earning = Cause.EARNING;

  private PhactoryInfo info() {
    PhactoryInfo.Builder info = PhactoryInfo.newBuilder().setInitialized(last.isPresent());
    if (last.isPresent()) {
      info.setPublicKey(key.toHex().replace("0x", ""));
      info.setHeadernum((int) headersNext);
      info.setHeadsNum((int) headsNext());
      info.setSafeModeLevel(safeMode);
      info.setEarningState((safeMode > 0 ? Cause.SAFE_MODE : earning).wireName());
      info.setBlocknum((int) blocksNext);
      info.setScore(100);
      info.setPendingMessages(egress.stream().mapToLong(each -> each.messages().size()).sum());
    }
    return info.build();
  }

  private InitRuntimeResponse init(InitRuntimeRequest request) {
    GenesisBlockInfo genesis =
        GenesisBlockInfo.CODEC.decode(request.getEncodedGenesisInfo().toByteArray());
    require(
        genesis.authoritySet().list().getFirst().key().equals(FakeNode.AUTHORITY),
        "validator set mismatch");
    last = Optional.of(genesis.header());
    return response(false);
  }

  private InitRuntimeResponse registration(GetRuntimeInfoRequest request) {
    forced.add(request.getForceRefreshRa());
    if (request.hasEncodedOperator()) {
      operator =
          Optional.of(
              CodecFactory.STANDARD
                  .<AccountId>of(AccountId.class)
                  .decode(request.getEncodedOperator().toByteArray()));
    }
    return response(true);
  }

  private InitRuntimeResponse response(boolean attested) {
    WorkerRegistrationInfoV2 info =
        new WorkerRegistrationInfoV2(
            version,
            new MachineId(Bytes.wrap(new byte[16]), blocksNext - 1, Hash.ZERO).encode(),
            key,
            key,
            Hash.ZERO,
            List.of(1L, 1L),
            operator,
            0,
            0);
    InitRuntimeResponse.Builder response =
        InitRuntimeResponse.newBuilder()
            .setEncodedRuntimeInfo(ByteString.copyFrom(WorkerRegistrationInfoV2.CODEC.encode(info)))
            .setEncodedPublicKey(ByteString.copyFrom(key.toArray()));
    if (attested) {
      response.setAttestation(
          Attestation.newBuilder()
              .setEncodedReport(
                  ByteString.copyFrom(AttestationReport.OPTION_CODEC.encode(report))));
    }
    return response.build();
  }

  private SyncedTo headers(HeadersToSync request) {
    refusal.ifPresent(
        text -> {
          throw new Refused(text);
        });
    List<HeaderToSync> batch =
        HeaderToSync.LIST_CODEC.decode(request.getEncodedHeaders().toByteArray());
    headerBatches.add(batch.size());
    for (HeaderToSync each : batch) {
      require(each.header().number() == headersNext, "BlockNumberMismatch");
      require(each.header().parentHash().equals(last.orElseThrow().hash()), "HeaderHashMismatch");
      last = Optional.of(each.header());
      headersNext++;
    }
    require(batch.getLast().justification().isPresent(), "MissingJustification");
    return SyncedTo.newBuilder().setSyncedTo((int) headersNext - 1).build();
  }

  private DispatchProvenResult dispatch(ProvenBlocks request) {
    request.getEvidenceList().forEach(each -> evidence.add(Bytes.wrap(each.toByteArray())));
    if (!request.getEncodedHeads().isEmpty()) {
      require(request.getProofNodesCount() > 0, "StorageProofFailed");
      for (BlockHead head : BlockHead.LIST_CODEC.decode(request.getEncodedHeads().toByteArray())) {
        require(head.number() == headsNext(), "BlockNumberMismatch");
        require(head.number() < headersNext, "NoStateRoot");
        heads.add(head);
      }
      blocksNext = safeMode > 0 ? headsNext() : blocksNext;
    }
    DispatchProvenResult.Builder result = DispatchProvenResult.newBuilder();
    if (!request.getEncodedBlocks().isEmpty()) {
      run(request, result);
    }
    return result.setSyncedTo((int) blocksNext - 1).setHeadsTo((int) headsNext() - 1).build();
  }

  private void run(ProvenBlocks request, DispatchProvenResult.Builder result) {
    for (BlockMessages block :
        BlockMessages.LIST_CODEC.decode(request.getEncodedBlocks().toByteArray())) {
      require(block.number() == blocksNext, "BlockNumberMismatch");
      require(block.number() < headsNext(), "NoStateRoot");
      require(
          heads
              .get((int) (block.number() - 1 - headsBelow))
              .messagesHash()
              .equals(BlockHead.hashOf(block.messages())),
          "MessagesMismatch");
      boolean proven =
          request.getEventProofsList().stream()
              .anyMatch(proof -> proof.getNumber() == block.number());
      if (block.number() == keyNeededAt && !proven) {
        result.setMissingBlock((int) keyNeededAt);
        result.addMissingKeys(ByteString.copyFrom(keyNeeded.toArray()));
        return;
      }
      if (block.number() == keyNeededAt && evidenceNeeded.isPresent() && evidence.isEmpty()) {
        result.setMissingBlock((int) keyNeededAt);
        result.addMissingEvidence(ByteString.copyFrom(evidenceNeeded.get().toArray()));
        return;
      }
      blocksNext++;
    }
  }

  private long headsNext() {
    return headsBelow + heads.size() + 1;
  }

  private static void require(boolean condition, String error) {
    if (!condition) {
      throw new Refused(error);
    }
  }

  private static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Refused(String text) {
      super(text);
    }
  }
}
