package network.khala.pruntime.chain;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import network.khala.finality.FinalityAnchor;
import network.khala.finality.FinalityException;
import network.khala.finality.FinalityVerifier;
import network.khala.finality.HeaderLink;
import network.khala.finality.TrustedState;
import network.khala.finality.VerificationPolicy;
import network.khala.protocol.light.BlockHead;
import network.khala.protocol.light.GenesisBlockInfo;
import network.khala.protocol.light.HeaderToSync;
import network.khala.protocol.light.LightKeys;
import network.khala.protocol.light.MessageAccumulator;
import network.khala.protocol.substrate.Hash;
import network.khala.protocol.substrate.Header;
import network.khala.pruntime.PrpcException;
import network.khala.scale.Bytes;
import network.khala.scale.Bytes32;
import network.khala.scale.Codecs;
import network.khala.scale.DecodeException;

/// Follows a chain with constant memory: headers under finality proofs, block heads under the
/// message accumulator. One thread at a time.
public final class LightChain {
  /// How far headers and heads may be ahead of the blocks.
  public static final int AHEAD_MAX = 16_384;

  /// How many dispatched blocks' roots are kept, for reads on demand.
  public static final int KEPT_ROOTS = 128;

  private final Hash genesisHash;
  private final FinalityAnchor anchor;
  private final Optional<Bytes32> developmentRoot;
  private final FinalityVerifier verifier;
  private final Map<Long, QueuedHeader> headers = new HashMap<>();
  private final Deque<BlockHead> heads = new ArrayDeque<>();
  private TrustedState trusted;
  private MessageAccumulator accumulator = MessageAccumulator.GENESIS;
  private GateValues gate = GateValues.NONE;
  private long nextHeader = 1;
  private long nextHead = 1;
  private long nextBlock = 1;

  /// A verified header, as far as it is still needed.
  record QueuedHeader(Hash hash, Hash stateRoot) {}

  private LightChain(Hash genesisHash, FinalityAnchor anchor, Optional<Bytes32> developmentRoot) {
    this.genesisHash = genesisHash;
    this.anchor = anchor;
    this.developmentRoot = developmentRoot;
    this.verifier = new FinalityVerifier(anchor, genesisHash.value(), VerificationPolicy.ENCLAVE);
    this.trusted = verifier.genesis();
  }

  /// Begins with a genesis block, whose anchor and accumulator the proof must show.
  ///
  /// @throws PrpcException if anything does not hold
  public static LightChain begin(GenesisBlockInfo info) {
    Header header = info.header();
    if (header.number() != 0 || !header.parentHash().equals(Hash.ZERO)) {
      throw PrpcException.failed("not a genesis header");
    }
    ProvenReads state = ProvenReads.of(info.proof(), header.stateRoot());
    FinalityAnchor anchor = anchor(state);
    checkAuthorities(info, anchor);
    Bytes accumulator = state.value(LightKeys.MESSAGE_ACCUMULATOR).orElse(Bytes.EMPTY);
    if (!accumulator.equals(Bytes32.ZERO.toBytes())) {
      throw PrpcException.failed("the genesis accumulator is not zero");
    }
    state.value(LightKeys.PARACHAIN_ID);
    Optional<Bytes32> root =
        state.value(LightKeys.DEVELOPMENT_ROOT).map(value -> Bytes32.of(value.toArray()));
    return new LightChain(header.hash(), anchor, root);
  }

  /// The genesis hash.
  public Hash genesisHash() {
    return genesisHash;
  }

  /// Who finalises the chain.
  public FinalityAnchor anchor() {
    return anchor;
  }

  /// The root of development reports; only chains of that type have one.
  public Optional<Bytes32> developmentRoot() {
    return developmentRoot;
  }

  /// The next header expected.
  public long nextHeader() {
    return nextHeader;
  }

  /// The next head expected.
  public long nextHead() {
    return nextHead;
  }

  /// The next block expected.
  public long nextBlock() {
    return nextBlock;
  }

  /// What the newest proven head says of programs.
  public GateValues gate() {
    return gate;
  }

  /// The hash of the last dispatched block.
  public Hash lastBlockHash() {
    QueuedHeader last = headers.get(nextBlock - 1);
    return last == null ? genesisHash : last.hash();
  }

  /// Takes headers, the last of which is proven final: all or none.
  ///
  /// @return the last header there is now
  /// @throws PrpcException if they do not follow, or the proof does not hold
  public long syncHeaders(List<HeaderToSync> batch, Instant now) {
    List<HeaderToSync> fresh =
        batch.stream().filter(one -> one.header().number() >= nextHeader).toList();
    if (fresh.isEmpty()) {
      return nextHeader - 1;
    }
    HeaderToSync last = fresh.getLast();
    if (fresh.getFirst().header().number() != nextHeader) {
      throw PrpcException.failed("BlockNumberMismatch");
    }
    Bytes proof =
        last.justification().orElseThrow(() -> PrpcException.failed("MissingJustification"));
    if (last.header().number() - nextBlock > AHEAD_MAX) {
      throw PrpcException.failed("HeaderQueueFull");
    }
    List<HeaderLink> links = links(fresh);
    try {
      trusted = verifier.verify(trusted, links, proof, now);
    } catch (FinalityException e) {
      throw PrpcException.failed("HeaderValidateFailed(" + e.error().wireName() + ")");
    }
    for (int i = 0; i < links.size(); i++) {
      Header header = fresh.get(i).header();
      headers.put(
          header.number(), new QueuedHeader(new Hash(links.get(i).hash()), header.stateRoot()));
    }
    nextHeader = last.header().number() + 1;
    return nextHeader - 1;
  }

  /// What taking heads came to.
  ///
  /// @param missing keys that the proof must decide and does not; nothing was taken then
  /// @param reads the proven state after the last head, where heads were taken
  public record HeadsResult(SortedSet<Bytes> missing, Optional<ProvenReads> reads) {}

  /// Takes block heads, whose accumulator must be the one proven under the last one's header.
  ///
  /// @throws PrpcException if they do not follow, or are not the chain's
  public HeadsResult takeHeads(List<BlockHead> batch, List<Bytes> proofNodes) {
    List<BlockHead> fresh = batch.stream().filter(one -> one.number() >= nextHead).toList();
    if (fresh.isEmpty()) {
      return new HeadsResult(new TreeSet<>(), Optional.empty());
    }
    checkConsecutive(fresh);
    QueuedHeader at = headers.get(fresh.getLast().number());
    if (at == null) {
      throw PrpcException.failed("NoStateRoot");
    }
    ProvenReads state = ProvenReads.of(proofNodes, at.stateRoot());
    SortedSet<Bytes> missing = new TreeSet<>();
    for (Bytes key :
        List.of(
            LightKeys.MESSAGE_ACCUMULATOR,
            LightKeys.MINIMUM_PRUNTIME_VERSION,
            LightKeys.PRUNTIME_ALLOW_LIST)) {
      if (!state.decides(key)) {
        missing.add(key);
      }
    }
    if (!missing.isEmpty()) {
      return new HeadsResult(missing, Optional.empty());
    }
    MessageAccumulator folded = accumulator.foldAll(fresh);
    Bytes proven = state.value(LightKeys.MESSAGE_ACCUMULATOR).orElse(Bytes.EMPTY);
    if (!proven.equals(folded.value().toBytes())) {
      throw PrpcException.failed("MessageProofMismatch");
    }
    accumulator = folded;
    heads.addAll(fresh);
    nextHead = fresh.getLast().number() + 1;
    gate =
        GateValues.of(
            state.value(LightKeys.MINIMUM_PRUNTIME_VERSION),
            state.value(LightKeys.PRUNTIME_ALLOW_LIST));
    return new HeadsResult(missing, Optional.of(state));
  }

  /// The head of a block that is not dispatched yet.
  ///
  /// @throws PrpcException if it was not taken
  public BlockHead head(long number) {
    return heads.stream()
        .filter(head -> head.number() == number)
        .findFirst()
        .orElseThrow(() -> PrpcException.failed("NoStateRoot"));
  }

  /// Reads of the state after a block.
  public ProvenReads reads(long number, List<Bytes> proofNodes) {
    QueuedHeader at = headers.get(number);
    if (at == null) {
      throw PrpcException.failed("NoStateRoot");
    }
    return ProvenReads.of(proofNodes, at.stateRoot());
  }

  /// The next block was executed.
  public void blockDone() {
    heads.removeFirst();
    headers.remove(nextBlock - KEPT_ROOTS);
    nextBlock++;
  }

  /// The state for a checkpoint.
  Snapshot snapshot() {
    return new Snapshot(
        genesisHash,
        anchor,
        developmentRoot,
        trusted,
        Map.copyOf(headers),
        List.copyOf(heads),
        accumulator,
        gate,
        nextHeader,
        nextHead,
        nextBlock);
  }

  /// Everything that a checkpoint keeps.
  record Snapshot(
      Hash genesisHash,
      FinalityAnchor anchor,
      Optional<Bytes32> developmentRoot,
      TrustedState trusted,
      Map<Long, QueuedHeader> headers,
      List<BlockHead> heads,
      MessageAccumulator accumulator,
      GateValues gate,
      long nextHeader,
      long nextHead,
      long nextBlock) {}

  /// Goes on from a checkpoint.
  static LightChain restore(Snapshot from) {
    LightChain chain = new LightChain(from.genesisHash(), from.anchor(), from.developmentRoot());
    chain.trusted = from.trusted();
    chain.headers.putAll(from.headers());
    chain.heads.addAll(from.heads());
    chain.accumulator = from.accumulator();
    chain.gate = from.gate();
    chain.nextHeader = from.nextHeader();
    chain.nextHead = from.nextHead();
    chain.nextBlock = from.nextBlock();
    return chain;
  }

  private List<HeaderLink> links(List<HeaderToSync> fresh) {
    List<HeaderLink> links = new ArrayList<>(fresh.size());
    Bytes32 parent = trusted.hash();
    long number = nextHeader;
    for (HeaderToSync one : fresh) {
      Header header = one.header();
      if (header.number() != number++) {
        throw PrpcException.failed("BlockNumberMismatch");
      }
      if (!header.parentHash().value().equals(parent)) {
        throw PrpcException.failed("HeaderHashMismatch");
      }
      parent = header.hash().value();
      links.add(new HeaderLink(header.number(), header.parentHash().value(), parent));
    }
    return links;
  }

  private void checkConsecutive(List<BlockHead> fresh) {
    long expected = nextHead;
    for (BlockHead head : fresh) {
      if (head.number() != expected++) {
        throw PrpcException.failed("BlockNumberMismatch");
      }
    }
  }

  private static FinalityAnchor anchor(ProvenReads state) {
    Bytes encoded =
        state
            .value(LightKeys.FINALITY_ANCHOR)
            .orElseThrow(() -> PrpcException.failed("the chain has no finality anchor"));
    try {
      return FinalityAnchor.CODEC.decode(encoded);
    } catch (DecodeException e) {
      throw PrpcException.failed("the finality anchor is malformed: " + e.getMessage());
    }
  }

  private static void checkAuthorities(GenesisBlockInfo info, FinalityAnchor anchor) {
    List<Bytes> claimed =
        info.authoritySet().list().stream().map(one -> pair(one.key(), one.weight())).toList();
    List<Bytes> proven =
        switch (anchor) {
          case FinalityAnchor.Sealed(Bytes32 authority) -> List.of(pair(authority, 1));
          case FinalityAnchor.CometBft first ->
              first.validators().stream().map(one -> pair(one.key(), one.power())).toList();
        };
    if (!claimed.equals(proven)) {
      throw PrpcException.failed("validator set mismatch");
    }
  }

  private static Bytes pair(Bytes32 key, long weight) {
    return key.toBytes().concat(Bytes.wrap(Codecs.U64.encode(weight)));
  }
}
