package network.khala.pruntime.chain;

import java.time.Instant;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import network.khala.finality.TrustedState;
import network.khala.protocol.light.BlockHead;
import network.khala.protocol.light.HeaderToSync;
import network.khala.protocol.light.LightKeys;
import network.khala.protocol.light.MessageAccumulator;
import network.khala.protocol.substrate.Hash;
import network.khala.protocol.substrate.Header;
import network.khala.pruntime.PrpcException;
import network.khala.scale.Bytes;
import network.khala.scale.Codecs;

/// Follows a chain with constant memory: headers under finality proofs, block heads under the
/// message accumulator. One thread at a time.
public final class LightChain {
  /// How far headers and heads may be ahead of the blocks.
  public static final int AHEAD_MAX = 16_384;

  /// How many dispatched blocks' roots are kept, for reads on demand.
  public static final int KEPT_ROOTS = 128;

  private static final int ON_DEMAND_BYTES_MAX = 16 << 20;

  private final ChainIdentity identity;
  private final FinalHeaders headers;
  private final TreeMap<Long, BlockHead> heads = new TreeMap<>();
  private MessageAccumulator accumulator = MessageAccumulator.GENESIS;
  private GateValues gate = GateValues.NONE;
  private long nextHead = 1;
  private long nextBlock = 1;
  private long genesisBlock;
  private ProvenReads loaded;

  /// A chain of which only the genesis block is known.
  public LightChain(ChainIdentity identity) {
    this.identity = identity;
    this.headers = new FinalHeaders(identity);
    this.loaded = ProvenReads.of(List.of(), identity.genesisStateRoot());
  }

  /// Which chain it is.
  public ChainIdentity identity() {
    return identity;
  }

  /// The next header expected.
  public long nextHeader() {
    return headers.next();
  }

  /// The next head expected.
  public long nextHead() {
    return nextHead;
  }

  /// The next block expected.
  public long nextBlock() {
    return nextBlock;
  }

  /// The block that was assumed to begin with; 0 if every block was executed.
  public long genesisBlock() {
    return genesisBlock;
  }

  /// What the newest proven head says of programs.
  public GateValues gate() {
    return gate;
  }

  /// The hash of the last dispatched block.
  public Hash lastBlockHash() {
    return lastBlock().hash();
  }

  /// The state root of the last dispatched block.
  public Hash lastStateRoot() {
    return lastBlock().stateRoot();
  }

  private FinalHeaders.Kept lastBlock() {
    return kept(nextBlock - 1);
  }

  private FinalHeaders.Kept kept(long number) {
    FinalHeaders.Kept header = headers.at(number);
    if (header == null) {
      throw PrpcException.failed("NoStateRoot");
    }
    return header;
  }

  /// Takes headers, the last of which is proven final: all or none.
  ///
  /// @return the last header there is now
  /// @throws PrpcException if they do not follow, or the proof does not hold
  public long syncHeaders(List<HeaderToSync> batch, Instant now) {
    return headers.sync(batch, nextBlock + AHEAD_MAX, now);
  }

  /// What taking heads came to.
  ///
  /// @param missing keys that the proof must decide and does not; nothing was taken then
  /// @param reads the proven state after the last head, where heads were taken
  public record HeadsResult(NavigableSet<Bytes> missing, Optional<ProvenReads> reads) {}

  /// Takes block heads, whose accumulator must be the one proven under the last one's header.
  ///
  /// @throws PrpcException if they do not follow, or are not the chain's
  public HeadsResult takeHeads(List<BlockHead> batch, List<Bytes> proofNodes) {
    List<BlockHead> fresh = batch.stream().filter(one -> one.number() >= nextHead).toList();
    if (fresh.isEmpty()) {
      return new HeadsResult(new TreeSet<>(), Optional.empty());
    }
    requireConsecutive(fresh);
    ProvenReads state = ProvenReads.of(proofNodes, kept(fresh.getLast().number()).stateRoot());
    NavigableSet<Bytes> missing = GateValues.undecided(state);
    if (!state.decides(LightKeys.MESSAGE_ACCUMULATOR)) {
      missing.add(LightKeys.MESSAGE_ACCUMULATOR);
    }
    if (!missing.isEmpty()) {
      return new HeadsResult(missing, Optional.empty());
    }
    MessageAccumulator folded = accumulator.foldAll(fresh);
    GateValues proven = GateValues.of(state);
    if (!accumulator(state).equals(folded.value().toBytes())) {
      throw PrpcException.failed("MessageProofMismatch");
    }
    accumulator = folded;
    gate = proven;
    fresh.forEach(head -> heads.put(head.number(), head));
    nextHead = fresh.getLast().number() + 1;
    return new HeadsResult(missing, Optional.of(state));
  }

  private void requireConsecutive(List<BlockHead> fresh) {
    long expected = nextHead;
    for (BlockHead head : fresh) {
      if (head.number() != expected++) {
        throw PrpcException.failed("BlockNumberMismatch");
      }
    }
  }

  private static Bytes accumulator(ProvenReads state) {
    return state.value(LightKeys.MESSAGE_ACCUMULATOR).orElse(Bytes.EMPTY);
  }

  /// The head of a block that is not dispatched yet.
  ///
  /// @throws PrpcException if it was not taken
  public BlockHead head(long number) {
    BlockHead head = heads.get(number);
    if (head == null) {
      throw PrpcException.failed("NoStateRoot");
    }
    return head;
  }

  /// The consensus version of the next block, if its head was taken.
  public Optional<Long> nextConsensusVersion() {
    return Optional.ofNullable(heads.get(nextBlock)).map(BlockHead::consensusVersion);
  }

  /// Reads of the state after a block, for what its messages require.
  public ProvenReads reads(long number, List<Bytes> proofNodes) {
    return ProvenReads.of(proofNodes, kept(number).stateRoot(), ProvenReads.EVENT_BYTES_MAX);
  }

  /// Keeps nodes for reads on demand, in place of those before.
  ///
  /// @throws PrpcException if they are over their bound
  public void loadNodes(List<Bytes> nodes) {
    loaded = ProvenReads.of(nodes, identity.genesisStateRoot(), ON_DEMAND_BYTES_MAX);
  }

  /// Reads under the newest of the last dispatched blocks under which the loaded nodes decide all
  /// of these keys.
  ///
  /// @throws PrpcException if there is none
  public ProvenReads onDemand(List<Bytes> keys) {
    return headers.kept().headMap(nextBlock, false).descendingMap().values().stream()
        .map(header -> loaded.under(header.stateRoot()))
        .filter(reads -> keys.stream().allMatch(reads::decides))
        .findFirst()
        .orElseThrow(
            () ->
                PrpcException.failed(
                    "Missing storage keys: "
                        + keys.stream().map(Bytes::toHex).collect(Collectors.joining(", "))));
  }

  /// The next block was executed.
  public void blockDone() {
    heads.remove(nextBlock);
    nextBlock++;
    headers.forgetBelow(nextBlock - KEPT_ROOTS);
  }

  /// Heads stand for their blocks, none of which is executed: for safe mode.
  public void skipToHeads() {
    while (nextBlock < nextHead) {
      blockDone();
    }
  }

  /// Verifies a header further on and reads its state; what is trusted stays.
  ///
  /// @throws PrpcException if it does not hold
  public ProvenReads later(LaterHeader later, Instant now) {
    headers.jump(headers.trusted(), later.header(), later.finality(), now);
    return later.reads();
  }

  /// Judges the state in which the registration of a worker that starts late is looked up.
  @FunctionalInterface
  public interface RegistrationCheck {
    /// @param start the block that is assumed
    /// @throws PrpcException if the worker may not start there
    void require(long start, ProvenReads registry);
  }

  /// Begins in the middle, while nothing is executed yet.
  ///
  /// @param later whose state shows the registration; without it that of `start` does
  /// @throws PrpcException if anything does not hold; nothing has changed then
  public void assume(
      LaterHeader start, Optional<LaterHeader> later, RegistrationCheck registration, Instant now) {
    boolean fresh =
        nextBlock == genesisBlock + 1 && nextHead == nextBlock && headers.next() == nextBlock;
    if (!fresh) {
      throw PrpcException.failed("Can not load chain state");
    }
    Header header = start.header();
    TrustedState trusted = headers.jump(headers.trusted(), header, start.finality(), now);
    ProvenReads state = start.reads();
    long paraId = ChainIdentity.paraId(state);
    if (paraId != identity.paraId()) {
      throw PrpcException.failed(
          "Loading different parachain state, %d instead of %d"
              .formatted(paraId, identity.paraId()));
    }
    MessageAccumulator proven =
        state
            .value(LightKeys.MESSAGE_ACCUMULATOR, Codecs.BYTES32, "the message accumulator")
            .map(MessageAccumulator::new)
            .orElseThrow(() -> PrpcException.failed("the chain has no message accumulator"));
    GateValues values = GateValues.of(state);
    later.ifPresent(one -> headers.jump(trusted, one.header(), one.finality(), now));
    registration.require(header.number(), later.map(LaterHeader::reads).orElse(state));
    headers.startAt(trusted, header);
    accumulator = proven;
    gate = values;
    nextHead = header.number() + 1;
    nextBlock = nextHead;
    genesisBlock = header.number();
  }

  /// The whole state, for a checkpoint.
  public Bytes save() {
    return new SavedChain(
            identity,
            headers.trusted(),
            headers.kept(),
            headers.next(),
            List.copyOf(heads.values()),
            accumulator,
            gate,
            nextHead,
            nextBlock,
            genesisBlock)
        .encode();
  }

  /// Goes on from a checkpoint.
  ///
  /// @throws network.khala.scale.DecodeException if the bytes are no state
  public static LightChain load(Bytes saved) {
    SavedChain from = SavedChain.decode(saved);
    LightChain chain = new LightChain(from.identity());
    chain.headers.restore(from.trusted(), from.headers(), from.nextHeader());
    from.heads().forEach(head -> chain.heads.put(head.number(), head));
    chain.accumulator = from.accumulator();
    chain.gate = from.gate();
    chain.nextHead = from.nextHead();
    chain.nextBlock = from.nextBlock();
    chain.genesisBlock = from.genesisBlock();
    return chain;
  }
}
