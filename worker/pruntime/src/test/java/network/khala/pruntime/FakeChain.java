package network.khala.pruntime;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.LongStream;
import network.khala.crypto.Ed25519KeyPair;
import network.khala.crypto.SecretBytes;
import network.khala.finality.FinalityAnchor;
import network.khala.finality.FinalityProof;
import network.khala.finality.SealMessage;
import network.khala.protocol.light.AuthoritySet;
import network.khala.protocol.light.BlockHead;
import network.khala.protocol.light.BlockMessages;
import network.khala.protocol.light.GenesisBlockInfo;
import network.khala.protocol.light.HeaderToSync;
import network.khala.protocol.light.LightKeys;
import network.khala.protocol.light.MessageAccumulator;
import network.khala.protocol.light.RequiredKeys;
import network.khala.protocol.mq.Message;
import network.khala.protocol.prpc.EventProof;
import network.khala.protocol.prpc.HeadersToSync;
import network.khala.protocol.prpc.InitRuntimeRequest;
import network.khala.protocol.prpc.LaterState;
import network.khala.protocol.prpc.ProvenBlocks;
import network.khala.protocol.substrate.Digest;
import network.khala.protocol.substrate.Hash;
import network.khala.protocol.substrate.Header;
import network.khala.protocol.substrate.Sr25519PublicKey;
import network.khala.scale.Bytes;
import network.khala.scale.Bytes32;
import network.khala.scale.Codecs;
import network.khala.trie.ChangeSet;
import network.khala.trie.MemoryTrieStore;
import network.khala.trie.NodeCache;
import network.khala.trie.ReadProof;
import network.khala.trie.StateVersion;
import network.khala.trie.Trie;
import network.khala.trie.TrieCommit;
import network.khala.trie.TrieRoot;

/// A chain with one sealing authority, whose blocks hold what a test wants.
final class FakeChain {
  static final long BLOCK_MS = 6_000;

  private final Ed25519KeyPair authority =
      Ed25519KeyPair.fromSeed(SecretBytes.copyOf(new byte[32]));
  private final MemoryTrieStore store = new MemoryTrieStore();
  private final Trie trie = new Trie(store, NodeCache.of(256), 1);
  private final List<TrieRoot> roots = new ArrayList<>();
  private final List<Header> headers = new ArrayList<>();
  private final List<BlockHead> heads = new ArrayList<>();
  private final List<List<Message>> messages = new ArrayList<>();
  private ChangeSet.Builder changes = ChangeSet.builder();
  private MessageAccumulator accumulator = MessageAccumulator.GENESIS;
  private long consensusVersion;

  FakeChain() {
    this(0);
  }

  /// A chain whose genesis has this time.
  FakeChain(long genesisMs) {
    this(genesisMs, Optional.empty());
  }

  /// A chain for development, if it has a root for that.
  FakeChain(long genesisMs, Optional<Bytes32> developmentRoot) {
    developmentRoot.ifPresent(root -> set(LightKeys.DEVELOPMENT_ROOT, root.toArray()));
    FinalityAnchor anchor = new FinalityAnchor.Sealed(authority.publicKey());
    set(LightKeys.FINALITY_ANCHOR, FinalityAnchor.CODEC.encode(anchor));
    set(LightKeys.MESSAGE_ACCUMULATOR, accumulator.value().toArray());
    set(LightKeys.TIMESTAMP_NOW, Codecs.U64.encode(genesisMs));
    commit(Hash.ZERO, 0);
    heads.add(new BlockHead(0, 0, 0, BlockHead.NO_MESSAGES));
    messages.add(List.of());
  }

  /// Changes the state with the next block.
  FakeChain set(Bytes key, byte[] value) {
    changes.put(key.toArray(), value);
    return this;
  }

  void consensusVersion(long version) {
    consensusVersion = version;
  }

  /// Makes a block with these messages; returns its number.
  long block(Message... content) {
    long number = headers.size();
    List<Message> list = List.of(content);
    BlockHead head =
        new BlockHead(number, number * BLOCK_MS, consensusVersion, BlockHead.hashOf(list));
    accumulator = accumulator.foldAll(List.of(head));
    set(LightKeys.MESSAGE_ACCUMULATOR, accumulator.value().toArray());
    commit(headers.getLast().hash(), number);
    heads.add(head);
    messages.add(list);
    return number;
  }

  private void commit(Hash parent, long number) {
    TrieRoot before = roots.isEmpty() ? TrieRoot.EMPTY : roots.getLast();
    TrieCommit commit = trie.commit(before, changes.build(), StateVersion.V1);
    store.store(commit);
    roots.add(commit.root());
    changes = ChangeSet.builder();
    headers.add(
        new Header(parent, number, new Hash(commit.root().hash()), Hash.ZERO, Digest.EMPTY));
  }

  long best() {
    return headers.size() - 1L;
  }

  Header header(long number) {
    return headers.get((int) number);
  }

  BlockHead head(long number) {
    return heads.get((int) number);
  }

  List<Message> messages(long number) {
    return messages.get((int) number);
  }

  InitRuntimeRequest init() {
    return init(
        List.of(
            LightKeys.FINALITY_ANCHOR,
            LightKeys.MESSAGE_ACCUMULATOR,
            LightKeys.DEVELOPMENT_ROOT,
            LightKeys.PARACHAIN_ID));
  }

  InitRuntimeRequest init(Collection<Bytes> proven) {
    AuthoritySet set =
        new AuthoritySet(List.of(new AuthoritySet.Authority(authority.publicKey(), 1)), 0);
    GenesisBlockInfo info =
        new GenesisBlockInfo(
            header(0), set, proof(0, proven).stream().map(FakeChain::bytes).toList());
    return InitRuntimeRequest.newBuilder()
        .setEncodedGenesisInfo(wire(GenesisBlockInfo.CODEC.encode(info)))
        .build();
  }

  /// Headers with the authority's seal on the last.
  HeadersToSync headers(long from, long to) {
    Header last = header(to);
    return headers(from, to, Optional.of(seal(authority, to, last.hash())));
  }

  HeadersToSync headers(long from, long to, Optional<Bytes> justification) {
    List<HeaderToSync> list =
        LongStream.rangeClosed(from, to)
            .mapToObj(
                number ->
                    new HeaderToSync(
                        header(number), number == to ? justification : Optional.empty()))
            .toList();
    return headers(list);
  }

  static HeadersToSync headers(List<HeaderToSync> list) {
    return HeadersToSync.newBuilder()
        .setEncodedHeaders(wire(HeaderToSync.LIST_CODEC.encode(list)))
        .build();
  }

  Bytes seal(Ed25519KeyPair signer, long number, Hash hash) {
    byte[] signature = signer.sign(SealMessage.of(header(0).hash().value(), number, hash.value()));
    return Bytes.wrap(
        FinalityProof.CODEC.encode(
            new FinalityProof.Sealed(authority.publicKey(), Bytes.wrap(signature))));
  }

  /// Heads, with the proof at the last.
  ProvenBlocks.Builder heads(long from, long to, Bytes... more) {
    return heads(LongStream.rangeClosed(from, to).mapToObj(this::head).toList(), to, more);
  }

  ProvenBlocks.Builder heads(List<BlockHead> list, long provenAt, Bytes... more) {
    List<Bytes> keys =
        new ArrayList<>(
            List.of(
                LightKeys.MESSAGE_ACCUMULATOR,
                LightKeys.MINIMUM_PRUNTIME_VERSION,
                LightKeys.PRUNTIME_ALLOW_LIST));
    keys.addAll(List.of(more));
    return ProvenBlocks.newBuilder()
        .setEncodedHeads(wire(BlockHead.LIST_CODEC.encode(list)))
        .addAllProofNodes(proof(provenAt, keys));
  }

  /// Adds the messages of blocks, and the proofs that they need.
  ProvenBlocks.Builder blocks(ProvenBlocks.Builder into, long from, long to) {
    List<BlockMessages> list =
        LongStream.rangeClosed(from, to)
            .mapToObj(number -> new BlockMessages(number, messages(number)))
            .toList();
    for (BlockMessages block : list) {
      SortedSet<Bytes> keys = RequiredKeys.forEveryWorker().ofBlock(block.messages());
      if (!keys.isEmpty()) {
        into.addEventProofs(
            EventProof.newBuilder()
                .setNumber((int) block.number())
                .addAllProofNodes(proof(block.number(), keys)));
      }
    }
    return into.setEncodedBlocks(encoded(list));
  }

  static ByteString encoded(List<BlockMessages> blocks) {
    return wire(BlockMessages.LIST_CODEC.encode(blocks));
  }

  List<ByteString> proof(long number, Collection<Bytes> keys) {
    return ReadProof.create(
            trie, roots.get((int) number), keys.stream().map(Bytes::toArray).toList())
        .stream()
        .map(FakeChain::wire)
        .toList();
  }

  private static Bytes bytes(ByteString wire) {
    return Bytes.wrap(wire.toByteArray());
  }

  private static ByteString wire(byte[] content) {
    return ByteString.copyFrom(content);
  }

  /// The gatekeepers from the next block on.
  FakeChain gatekeepers(Sr25519PublicKey... keys) {
    return set(LightKeys.GATEKEEPERS, LightKeys.GATEKEEPERS_CODEC.encode(List.of(keys)));
  }

  /// A header with its seal and a proof of these keys.
  LaterState later(long number, Bytes... keys) {
    return LaterState.newBuilder()
        .setEncodedHeader(wire(Header.CODEC.encode(header(number))))
        .setFinalityProof(wire(seal(authority, number, header(number).hash()).toArray()))
        .addAllProofNodes(proof(number, List.of(keys)))
        .build();
  }
}
