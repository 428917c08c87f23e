package network.khala.e2e;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import network.khala.finality.FinalityAnchor;
import network.khala.frame.extrinsic.Extrinsic;
import network.khala.frame.extrinsic.ExtrinsicFormat;
import network.khala.frame.extrinsic.ValidTransaction;
import network.khala.node.chain.BlockDraft;
import network.khala.node.chain.BuiltBlock;
import network.khala.node.chain.Chain;
import network.khala.node.pool.PoolRefusal;
import network.khala.node.pool.PoolRefusedException;
import network.khala.node.pool.PooledTransaction;
import network.khala.node.pool.TransactionPool;
import network.khala.protocol.substrate.Digest;
import network.khala.protocol.substrate.DigestItem;
import network.khala.protocol.substrate.Hash;
import network.khala.scale.Bytes;
import network.khala.scale.Bytes32;
import network.khala.scale.DecodeException;

/// Our chain as the application of CometBFT: a block of height h is block h, and its `app_hash` the
/// hash of our header.
final class ChainApplication implements AbciServer.Application {
  /// The engine's name in digests.
  static final String ENGINE = "CMBT";

  private static final int ACCEPT = 1;
  private static final int REJECT = 2;
  private static final int RECHECK = 1;
  private static final int REFUSED = 200;
  private static final int SKIPPED = 1;

  private final Chain chain;
  private final TransactionPool pool;
  private final FinalityAnchor.CometBft anchor;
  private final AtomicInteger crashes = new AtomicInteger();
  private Optional<BuiltBlock> decided = Optional.empty();
  private final List<Bytes> answered = new ArrayList<>();

  ChainApplication(Chain chain, TransactionPool pool, FinalityAnchor.CometBft anchor) {
    this.chain = chain;
    this.pool = pool;
    this.anchor = anchor;
  }

  /// Fails once between `FinalizeBlock` and the storing of the block.
  void crashBeforeNextCommit() {
    crashes.set(1);
  }

  /// Every `app_hash` that was answered to `FinalizeBlock`, in order.
  synchronized List<Bytes> answeredHashes() {
    return List.copyOf(answered);
  }

  @Override
  public ProtoMessage answer(int request, ProtoMessage content) {
    return switch (request) {
      case AbciServer.INFO -> info();
      case AbciServer.INIT_CHAIN -> initChain(content);
      case AbciServer.QUERY -> ProtoMessage.builder().number(1, 1).build();
      case AbciServer.CHECK_TX -> checkTx(content);
      case AbciServer.LIST_SNAPSHOTS -> ProtoMessage.EMPTY;
      case AbciServer.PREPARE_PROPOSAL -> prepareProposal(content);
      case AbciServer.PROCESS_PROPOSAL -> processProposal(content);
      case AbciServer.FINALIZE_BLOCK -> finalizeBlock(content);
      case AbciServer.COMMIT -> commit();
      default -> throw new IllegalArgumentException("unknown request " + request);
    };
  }

  private ProtoMessage info() {
    long height = chain.head().number();
    return ProtoMessage.builder()
        .text(1, "khala")
        .number(3, 1)
        .number(4, height)
        .bytes(5, height == 0 ? Bytes.EMPTY : chain.headHash().value().toBytes())
        .build();
  }

  private ProtoMessage initChain(ProtoMessage content) {
    String expected = anchor.chainId(chain.genesisHash().value());
    if (!content.text(2).equals(expected)) {
      throw new IllegalArgumentException("chain " + content.text(2) + ", ours is " + expected);
    }
    List<FinalityAnchor.Validator> validators =
        content.all(4).stream()
            .map(ProtoMessage::parse)
            .map(
                one ->
                    new FinalityAnchor.Validator(
                        Bytes32.wrap(one.message(1).bytes(1).toArray()), one.number(2)))
            .toList();
    if (!validators.equals(anchor.validators())) {
      throw new IllegalArgumentException("validators " + validators + ", ours are other ones");
    }
    return ProtoMessage.builder().bytes(3, chain.genesisHash().value().toBytes()).build();
  }

  private ProtoMessage checkTx(ProtoMessage content) {
    Bytes transaction = content.bytes(1);
    if (content.number(2) == RECHECK) {
      boolean waits = pool.pending().contains(transaction);
      return ProtoMessage.builder().number(1, waits ? 0 : REFUSED).build();
    }
    try {
      pool.submit(transaction);
    } catch (PoolRefusedException e) {
      if (!(e.refusal() instanceof PoolRefusal.AlreadyImported)) {
        return ProtoMessage.builder()
            .number(1, REFUSED)
            .text(3, e.refusal().toString())
            .text(8, "tx")
            .build();
      }
    }
    return ProtoMessage.EMPTY;
  }

  /// Our pool says what goes in and in which order.
  private ProtoMessage prepareProposal(ProtoMessage content) {
    ProtoMessage.Builder answer = ProtoMessage.builder();
    long room = content.number(1);
    for (PooledTransaction one : pool.ready()) {
      // With its tag and its length, as CometBFT counts.
      room -= one.extrinsic().bytes().size() + 6;
      if (room < 0) {
        break;
      }
      answer.bytes(1, one.extrinsic().bytes());
    }
    return answer.build();
  }

  private ProtoMessage processProposal(ProtoMessage content) {
    List<Bytes> transactions = transactions(content);
    BuiltBlock built = build(content, transactions, content.bytes(4));
    boolean all = new HashSet<>(built.extrinsics()).containsAll(hashes(transactions));
    return ProtoMessage.builder().number(1, all ? ACCEPT : REJECT).build();
  }

  private synchronized ProtoMessage finalizeBlock(ProtoMessage content) {
    if (content.number(5) != chain.head().number() + 1) {
      throw new IllegalArgumentException(
          "height " + content.number(5) + " after " + chain.head().number());
    }
    List<Bytes> transactions = transactions(content);
    BuiltBlock built = build(content, transactions, content.bytes(4));
    decided = Optional.of(built);
    Bytes appHash = built.header().hash().value().toBytes();
    answered.add(appHash);
    Set<Hash> included = new HashSet<>(built.extrinsics());
    ProtoMessage.Builder answer = ProtoMessage.builder();
    for (Hash hash : hashes(transactions)) {
      int code = included.contains(hash) ? 0 : SKIPPED;
      answer.message(2, ProtoMessage.builder().number(1, code).build());
    }
    return answer.bytes(5, appHash).build();
  }

  private synchronized ProtoMessage commit() {
    if (crashes.getAndSet(0) > 0) {
      throw new IllegalStateException("crashed on demand");
    }
    chain.append(decided.orElseThrow());
    decided = Optional.empty();
    return ProtoMessage.EMPTY;
  }

  private static List<Bytes> transactions(ProtoMessage content) {
    return content.all(1).stream().map(ByteString::toByteArray).map(Bytes::wrap).toList();
  }

  private static List<Hash> hashes(List<Bytes> transactions) {
    return transactions.stream().map(ExtrinsicFormat::hash).toList();
  }

  private BuiltBlock build(ProtoMessage content, List<Bytes> transactions, Bytes cometHash) {
    Bytes engine = cometHash.concat(content.bytes(8));
    List<PooledTransaction> candidates = new ArrayList<>();
    for (Bytes transaction : transactions) {
      decode(transaction).ifPresent(one -> candidates.add(decidedAt(candidates.size(), one)));
    }
    // The time is the header's, and a decided block is executed for as long as it takes.
    BlockDraft draft =
        new BlockDraft(
            content.time(6).toEpochMilli(), candidates, System.nanoTime() + Long.MAX_VALUE / 2);
    return chain.build(draft, new Digest(List.of(DigestItem.PreRuntime.of(ENGINE, engine))));
  }

  private static PooledTransaction decidedAt(int place, Extrinsic extrinsic) {
    return new PooledTransaction(extrinsic, ValidTransaction.NEUTRAL, Long.MAX_VALUE, place);
  }

  private Optional<Extrinsic> decode(Bytes transaction) {
    try {
      return Optional.of(chain.decode(transaction));
    } catch (DecodeException e) {
      return Optional.empty();
    }
  }
}
