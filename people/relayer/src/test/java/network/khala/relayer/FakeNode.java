package network.khala.relayer;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import network.khala.client.rpc.RpcClient;
import network.khala.client.rpc.RpcException;
import network.khala.client.rpc.RpcSubscription;
import network.khala.client.rpc.SubscriptionKind;
import network.khala.crypto.Hashing;
import network.khala.finality.FinalityAnchor;
import network.khala.protocol.light.BlockHead;
import network.khala.protocol.light.BlockMessages;
import network.khala.protocol.light.LightKeys;
import network.khala.protocol.mq.Message;
import network.khala.protocol.substrate.Digest;
import network.khala.protocol.substrate.Hash;
import network.khala.protocol.substrate.Header;
import network.khala.protocol.substrate.StorageKey;
import network.khala.scale.Bytes;
import network.khala.scale.Bytes32;
import network.khala.scale.Codec;
import network.khala.scale.Codecs;
import network.khala.scale.ScaleReader;
import network.khala.scale.ScaleWriter;
import network.khala.trie.ChangeSet;
import network.khala.trie.MemoryTrieStore;
import network.khala.trie.NodeCache;
import network.khala.trie.ReadProof;
import network.khala.trie.StateVersion;
import network.khala.trie.Trie;
import network.khala.trie.TrieCommit;
import network.khala.trie.TrieRoot;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A chain as a node serves it to a relayer, without a network. Every block is final.
final class FakeNode implements RpcClient {
  static final Bytes32 AUTHORITY = Bytes32.wrap(Hashing.blake2b256(new byte[] {1}));
  static final Bytes PROOF_NODE = Bytes.of((byte) 0x11);
  static final Bytes EVENT_NODE = Bytes.of((byte) 0x22);
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final Codec<List<Header>> HEADERS = Codecs.list(Header.CODEC);

  final Map<String, Integer> calls = new ConcurrentHashMap<>();
  final List<Bytes> submitted = new CopyOnWriteArrayList<>();
  final Map<Bytes, Bytes> state = new ConcurrentHashMap<>();
  final Map<Bytes, Bytes> evidence = new ConcurrentHashMap<>();
  final Map<String, Long> sequences = new ConcurrentHashMap<>();

  /// Whether nothing is answered, as by a node that went away.
  volatile boolean down;

  /// What a registration leads to, before and after its block.
  volatile Runnable onRegistration = () -> {};

  /// Whether the next registration fails as stale.
  volatile boolean refuseNextAsStale;

  private final List<Bytes> genesisProof;
  private final List<Header> headers = new ArrayList<>();
  private final List<BlockHead> heads = new ArrayList<>();
  private final List<BlockMessages> messages = new ArrayList<>();
  private final Map<Bytes, Bytes> extrinsicAt = new TreeMap<>();
  private final Map<Bytes, Bytes> eventsAt = new TreeMap<>();
  private final List<Queue> finalHeads = new CopyOnWriteArrayList<>();

  FakeNode() {
    FinalityAnchor anchor = new FinalityAnchor.Sealed(AUTHORITY);
    ChangeSet pairs =
        ChangeSet.builder()
            .put(LightKeys.FINALITY_ANCHOR.toArray(), FinalityAnchor.CODEC.encode(anchor))
            .put(LightKeys.MESSAGE_ACCUMULATOR.toArray(), new byte[32])
            .build();
    MemoryTrieStore store = new MemoryTrieStore();
    Trie trie = new Trie(store, NodeCache.of(16), 1);
    TrieCommit commit = trie.commit(TrieRoot.EMPTY, pairs, StateVersion.V1);
    store.store(commit);
    genesisProof =
        ReadProof.create(trie, commit.root(), List.of(LightKeys.FINALITY_ANCHOR.toArray())).stream()
            .map(Bytes::wrap)
            .toList();
    headers.add(
        new Header(Hash.ZERO, 0, new Hash(commit.root().hash()), Hash.ZERO, new Digest(List.of())));
    heads.add(new BlockHead(0, 0, 0, BlockHead.NO_MESSAGES));
    messages.add(new BlockMessages(0, List.of()));
  }

  synchronized long height() {
    return headers.size() - 1L;
  }

  synchronized Header header(long number) {
    return headers.get((int) number);
  }

  synchronized Header produce(Message... content) {
    Header parent = headers.getLast();
    long number = parent.number() + 1;
    Header header = new Header(parent.hash(), number, Hash.ZERO, Hash.ZERO, new Digest(List.of()));
    headers.add(header);
    heads.add(new BlockHead(number, 1_000 * number, 0, BlockHead.hashOf(List.of(content))));
    messages.add(new BlockMessages(number, List.of(content)));
    finalHeads.forEach(each -> each.messages.add(json(header)));
    return header;
  }

  void produce(int blocks) {
    for (int i = 0; i < blocks; i++) {
      produce();
    }
  }

  /// The nonce of a submitted extrinsic.
  static long nonce(Bytes extrinsic) {
    ScaleReader in = new ScaleReader(extrinsic);
    in.compactU32();
    in.skip(1 + 33 + 65 + 2);
    return in.compactU32();
  }

  @Override
  public URI endpoint() {
    return URI.create("ws://fake");
  }

  @Override
  public CompletableFuture<JsonNode> callAsync(
      String method, List<? extends @Nullable Object> params) {
    calls.merge(method, 1, Integer::sum);
    if (down) {
      return CompletableFuture.failedFuture(
          new RpcException.Disconnected("node ws://fake not reachable: it is down", null));
    }
    try {
      return CompletableFuture.completedFuture(answer(method, params));
    } catch (RpcException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private synchronized JsonNode answer(String method, List<? extends @Nullable Object> params) {
    return switch (method) {
      case "chain_getBlockHash" ->
          params.isEmpty() ? hex(headers.getLast().hash()) : hex(header(number(params, 0)).hash());
      case "chain_getFinalizedHead" -> hex(headers.getLast().hash());
      case "chain_getHeader" -> json(find(params.getFirst()));
      case "chain_getBlock" -> block(find(params.getFirst()));
      case "state_getRuntimeVersion" ->
          JSON.objectNode()
              .put("specName", "fake")
              .put("specVersion", 1)
              .put("transactionVersion", 1);
      case "state_getMetadata" -> hex(TestMetadata.encoded());
      case "state_getStorage" -> storage(params);
      case "state_queryStorageAt" -> queried((List<?>) Objects.requireNonNull(params.getFirst()));
      case "state_getReadProof" -> {
        ObjectNode proof = JSON.objectNode();
        proof.putArray("proof").add(PROOF_NODE.toHex());
        yield proof;
      }
      case "system_accountNextIndex" -> JSON.numberNode(submitted.size());
      case "author_submitExtrinsic" -> {
        submitted.add((Bytes) params.getFirst());
        yield hex(Bytes.wrap(new byte[32]));
      }
      case "pha_getMqNextSequence" ->
          JSON.numberNode(sequences.getOrDefault((String) params.getFirst(), 0L));
      case "khala_lightRange" ->
          JSON.objectNode().put("first", 0).put("last", height()).put("lastFinal", height());
      case "khala_headers" -> {
        int from = number(params, 0);
        int to = Math.min(from + number(params, 1), headers.size());
        yield hex(HEADERS.encode(headers.subList(from, to)));
      }
      case "khala_blockHeads" ->
          hex(BlockHead.LIST_CODEC.encode(heads.subList(number(params, 0), number(params, 1) + 1)));
      case "khala_blockMessages" ->
          hex(
              BlockMessages.LIST_CODEC.encode(
                  messages.subList(number(params, 0), number(params, 1) + 1)));
      case "khala_eventProofs" -> events(number(params, 0), number(params, 1));
      case "khala_evidence" ->
          Optional.ofNullable(evidence.get((Bytes) params.getFirst()))
              .<JsonNode>map(FakeNode::hex)
              .orElseGet(JSON::nullNode);
      case "khala_proofPoint" -> point(number(params, 0));
      case "khala_finalityProof" ->
          JSON.objectNode().put("block", number(params, 1)).put("proof", "0xf1");
      default -> throw new RpcException.Answered(method, -32601, "Method not found", null);
    };
  }

  private JsonNode point(int atLeast) {
    int number = atLeast == 0 ? 0 : (atLeast + 999) / 1000 * 1000;
    if (number > height()) {
      return JSON.nullNode();
    }
    ObjectNode point =
        JSON.objectNode()
            .put("number", number)
            .put("header", Bytes.wrap(Header.CODEC.encode(header(number))).toHex());
    ArrayNode proof = point.putArray("proof");
    (number == 0 ? genesisProof : List.of(PROOF_NODE)).forEach(node -> proof.add(node.toHex()));
    return point;
  }

  private JsonNode events(int from, int to) {
    ObjectNode answer = JSON.objectNode().put("upTo", to);
    ArrayNode proofs = answer.putArray("proofs");
    for (int number = from; number <= to; number++) {
      if (!messages.get(number).messages().isEmpty()) {
        proofs.addObject().put("number", number).putArray("proof").add(EVENT_NODE.toHex());
      }
    }
    return answer;
  }

  private JsonNode storage(List<? extends @Nullable Object> params) {
    Bytes key = (Bytes) params.getFirst();
    if (key.equals(StorageKey.of("System", "Events"))) {
      Bytes at = ((Bytes32) params.get(1)).toBytes();
      return hex(eventsAt.getOrDefault(at, Bytes.of((byte) 0)));
    }
    Bytes value = state.get(key);
    return value == null ? JSON.nullNode() : hex(value);
  }

  private JsonNode queried(List<?> keys) {
    ArrayNode answer = JSON.arrayNode();
    ArrayNode changes = answer.addObject().putArray("changes");
    for (Object key : keys) {
      Bytes value = state.get((Bytes) key);
      changes
          .addArray()
          .add(((Bytes) key).toHex())
          .add(value == null ? JSON.nullNode() : hex(value));
    }
    return answer;
  }

  @Override
  public RpcSubscription subscribe(SubscriptionKind kind, List<? extends @Nullable Object> params) {
    Queue queue = new Queue();
    if (kind.equals(SubscriptionKind.FINALIZED_HEADS)) {
      finalHeads.add(queue);
    } else {
      register((Bytes) params.getFirst(), queue);
    }
    return queue;
  }

  private synchronized void register(Bytes extrinsic, Queue statuses) {
    submitted.add(extrinsic);
    boolean refused = refuseNextAsStale;
    refuseNextAsStale = false;
    if (!refused) {
      onRegistration.run();
    }
    Bytes hash = produce().hash().value().toBytes();
    extrinsicAt.put(hash, extrinsic);
    if (refused) {
      eventsAt.put(hash, staleRegistration());
    }
    statuses.messages.add(JSON.stringNode("ready"));
    statuses.messages.add(JSON.objectNode().put("inBlock", hash.toHex()));
  }

  /// `ExtrinsicFailed` of extrinsic 0 with the pallet's error, as the only event.
  private static Bytes staleRegistration() {
    return new ScaleWriter()
        .length(1)
        .u8(0)
        .u32(0)
        .u8(TestMetadata.pallet("System"))
        .u8(1)
        .u8(3)
        .u8(TestMetadata.pallet("PhalaRegistry"))
        .u32(TestMetadata.error("PhalaRegistry", "StaleRegistration"))
        .compactU32(0)
        .compactU32(0)
        .u8(0)
        .u8(0)
        .length(0)
        .toBytes();
  }

  private JsonNode block(Header header) {
    ObjectNode answer = JSON.objectNode();
    ObjectNode block = answer.putObject("block");
    block.set("header", json(header));
    ArrayNode extrinsics = block.putArray("extrinsics");
    Bytes extrinsic = extrinsicAt.get(header.hash().value().toBytes());
    if (extrinsic != null) {
      extrinsics.add(extrinsic.toHex());
    }
    return answer;
  }

  private Header find(@Nullable Object hash) {
    return headers.stream()
        .filter(header -> header.hash().value().equals(hash))
        .findFirst()
        .orElseThrow();
  }

  private static JsonNode json(Header header) {
    return JsonMapper.shared()
        .readTree(
            """
            {"parentHash":"%s","number":"0x%x","stateRoot":"%s","extrinsicsRoot":"%s",
            "digest":{"logs":[]}}\
            """
                .formatted(
                    header.parentHash().value().toHex(),
                    header.number(),
                    header.stateRoot().value().toHex(),
                    header.extrinsicsRoot().value().toHex()));
  }

  private static int number(List<? extends @Nullable Object> params, int index) {
    return ((Number) Objects.requireNonNull(params.get(index))).intValue();
  }

  private static JsonNode hex(Hash hash) {
    return hex(hash.value().toBytes());
  }

  private static JsonNode hex(byte[] bytes) {
    return hex(Bytes.wrap(bytes));
  }

  private static JsonNode hex(Bytes bytes) {
    return JSON.stringNode(bytes.toHex());
  }

  @Override
  public void close() {}

  /// Messages of one subscription.
  private static final class Queue implements RpcSubscription {
    private final BlockingQueue<JsonNode> messages = new LinkedBlockingQueue<>();

    @Override
    public JsonNode next() throws InterruptedException {
      return messages.take();
    }

    @Override
    public Optional<JsonNode> next(Duration limit) throws InterruptedException {
      return Optional.ofNullable(messages.poll(limit.toNanos(), TimeUnit.NANOSECONDS));
    }

    @Override
    public int renewals() {
      return 0;
    }

    @Override
    public void close() {}
  }
}
