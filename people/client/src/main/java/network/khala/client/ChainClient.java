package network.khala.client;

import java.math.BigInteger;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import network.khala.client.extrinsic.ChainIdentity;
import network.khala.client.extrinsic.Extrinsic;
import network.khala.client.metadata.Metadata;
import network.khala.client.rpc.RpcClient;
import network.khala.client.rpc.RpcException;
import network.khala.client.rpc.RpcOptions;
import network.khala.client.rpc.SubscriptionKind;
import network.khala.crypto.Ss58;
import network.khala.scale.Bytes;
import network.khala.scale.Bytes32;
import network.khala.scale.ScaleReader;
import network.khala.scale.ScaleWriter;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A chain as seen through one node. Safe for use by several threads.
///
/// ```java
/// try (var chain = ChainClient.connect(URI.create("ws://127.0.0.1:9944"))) {
///   JsonNode account = chain.state().readJson("System", "Account", address);
///   Bytes call = chain.runtime().call("Balances", "transfer_keep_alive", arguments);
///   Outcome outcome = chain.transaction(call).submit(signer).awaitFinalized();
/// }
/// ```
///
/// Methods that ask the node throw [RpcException] if that fails.
public final class ChainClient implements AutoCloseable {
  private static final int RUNTIMES_KEPT = 4;

  private final RpcClient rpc;
  private final Bytes32 genesisHash;
  private final Map<Long, ChainRuntime> runtimes = new LinkedHashMap<>();

  private ChainClient(RpcClient rpc) {
    this.rpc = rpc;
    this.genesisHash = Answers.hash(rpc.call("chain_getBlockHash", 0));
  }

  /// Connects to a node with the default limits.
  public static ChainClient connect(URI endpoint) {
    return connect(endpoint, RpcOptions.DEFAULT);
  }

  /// Connects to a node.
  public static ChainClient connect(URI endpoint, RpcOptions options) {
    RpcClient rpc = RpcClient.connect(endpoint, options);
    try {
      return new ChainClient(rpc);
    } catch (RpcException e) {
      rpc.close();
      throw e;
    }
  }

  /// Uses a connection that exists; closing this client closes it.
  public static ChainClient over(RpcClient rpc) {
    return new ChainClient(rpc);
  }

  /// The connection.
  public RpcClient rpc() {
    return rpc;
  }

  /// The hash of block 0.
  public Bytes32 genesisHash() {
    return genesisHash;
  }

  @Override
  public void close() {
    rpc.close();
  }

  // ---- runtime and state

  /// The runtime of the best block. Metadata is fetched once for each of its versions.
  public ChainRuntime runtime() {
    return runtimeOf(Answers.version(rpc.call("state_getRuntimeVersion")), null);
  }

  /// The runtime that a block's state belongs to.
  public ChainRuntime runtimeAt(Bytes32 block) {
    return runtimeOf(Answers.version(rpc.call("state_getRuntimeVersion", block)), block);
  }

  private ChainRuntime runtimeOf(RuntimeVersion version, @Nullable Bytes32 at) {
    synchronized (runtimes) {
      ChainRuntime known = runtimes.get(version.specVersion());
      if (known != null && known.version().equals(version)) {
        return known;
      }
    }
    ChainRuntime fetched = ChainRuntime.of(version, fetchMetadata(at));
    synchronized (runtimes) {
      runtimes.put(version.specVersion(), fetched);
      if (runtimes.size() > RUNTIMES_KEPT) {
        runtimes.remove(runtimes.keySet().iterator().next());
      }
    }
    return fetched;
  }

  /// Version 15, which describes the runtime calls too; version 14 of nodes that know no other.
  private Metadata fetchMetadata(@Nullable Bytes32 at) {
    Bytes version15 = new ScaleWriter().u32(15).toBytes();
    try {
      Bytes answer =
          Answers.bytes(rpc.call("state_call", "Metadata_metadata_at_version", version15, at));
      var in = new ScaleReader(answer);
      if (in.bool()) {
        Bytes metadata = in.bytes();
        in.expectEnd();
        return Metadata.decode(metadata);
      }
    } catch (RpcException.Answered e) {
      // The node has no such function.
    }
    return Metadata.decode(Answers.bytes(rpc.call("state_getMetadata", at)));
  }

  /// The state after the best block.
  public State state() {
    return stateAt(bestHash());
  }

  /// The state after a block.
  public State stateAt(Bytes32 block) {
    return new State(rpc, runtimeAt(block), block);
  }

  // ---- blocks

  /// The hash of the best block.
  public Bytes32 bestHash() {
    return Answers.hash(rpc.call("chain_getBlockHash"));
  }

  /// The hash of the last final block.
  public Bytes32 finalizedHash() {
    return Answers.hash(rpc.call("chain_getFinalizedHead"));
  }

  /// The hash of the block with a number, if there is one.
  public Optional<Bytes32> blockHash(long number) {
    JsonNode answer = rpc.call("chain_getBlockHash", number);
    return answer.isNull() ? Optional.empty() : Optional.of(Answers.hash(answer));
  }

  /// A block's header, if the node has it.
  public Optional<Header> header(Bytes32 block) {
    JsonNode answer = rpc.call("chain_getHeader", block);
    return answer.isNull() ? Optional.empty() : Optional.of(Answers.header(answer));
  }

  /// A block, if the node has it.
  public Optional<Block> block(Bytes32 block) {
    JsonNode answer = rpc.call("chain_getBlock", block);
    return answer.isNull() ? Optional.empty() : Optional.of(Answers.block(answer));
  }

  /// The events of a block, in order.
  public List<Event> events(Bytes32 block) {
    return Event.of(stateAt(block));
  }

  /// Headers of the best chain, the current one first.
  public Feed<Header> bestHeads() {
    return new Feed<>(rpc.subscribe(SubscriptionKind.NEW_HEADS, List.of()), Answers::header);
  }

  /// Headers that became final, the last one first, then each.
  public Feed<Header> finalizedHeads() {
    return new Feed<>(rpc.subscribe(SubscriptionKind.FINALIZED_HEADS, List.of()), Answers::header);
  }

  /// What is stored at some keys, and each change.
  public Feed<StorageChange> storage(List<Bytes> keys) {
    return new Feed<>(
        rpc.subscribe(SubscriptionKind.STORAGE, List.of(keys)), ChainClient::storageChange);
  }

  private static StorageChange storageChange(JsonNode json) {
    TreeMap<Bytes, Optional<Bytes>> entries = new TreeMap<>();
    json.path("changes").forEach(change -> State.put(entries, change));
    return new StorageChange(Answers.hash(json.path("block")), entries);
  }

  // ---- extrinsics

  /// What signatures for the chain bind to, with a runtime's version.
  public ChainIdentity identity(ChainRuntime runtime) {
    return new ChainIdentity(
        runtime.version().specVersion(), runtime.version().transactionVersion(), genesisHash);
  }

  /// The number of extrinsics that an account has signed, those waiting included.
  public long nextNonce(Bytes32 account) {
    return Answers.number(
        rpc.call("system_accountNextIndex", Ss58.encode(Ss58.GENERIC_PREFIX, account)));
  }

  /// A transaction with the given encoded call.
  public Transaction transaction(Bytes call) {
    return new Transaction(this, runtime(), call);
  }

  /// What an extrinsic would pay now, without tip, in base units. Its signature is not checked.
  public BigInteger fee(Extrinsic extrinsic) {
    String fee =
        Answers.text(rpc.call("payment_queryInfo", extrinsic.encoded()).path("partialFee"));
    try {
      return fee.startsWith("0x") ? new BigInteger(fee.substring(2), 16) : new BigInteger(fee);
    } catch (NumberFormatException e) {
      throw new RpcException.Malformed("partialFee is no number: " + fee, e);
    }
  }

  /// Submits an extrinsic without waiting for anything.
  ///
  /// @return its hash
  /// @throws RpcException.Answered if the node refuses it
  public Bytes32 submit(Extrinsic extrinsic) {
    return Answers.hash(rpc.call("author_submitExtrinsic", extrinsic.encoded()));
  }

  /// Submits an extrinsic and follows it.
  ///
  /// @throws RpcException.Answered if the node refuses it
  public Submission submitAndWatch(Extrinsic extrinsic) {
    return new Submission(
        this, extrinsic, rpc.subscribe(SubscriptionKind.EXTRINSIC, List.of(extrinsic.encoded())));
  }
}
