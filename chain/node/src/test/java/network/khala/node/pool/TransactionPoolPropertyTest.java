package network.khala.node.pool;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import network.khala.frame.dispatch.RuntimeCall;
import network.khala.frame.extrinsic.Extrinsic;
import network.khala.frame.extrinsic.ExtrinsicFormat;
import network.khala.frame.extrinsic.InvalidTransaction;
import network.khala.frame.extrinsic.TransactionValidityError;
import network.khala.frame.extrinsic.ValidTransaction;
import network.khala.pallets.system.SystemCall;
import network.khala.protocol.substrate.Hash;
import network.khala.scale.Bytes;
import network.khala.scale.Result;

/// What always holds in the pool, whatever is submitted, rejected and included:
/// `docs/protocol/transaction-pool.md`.
class TransactionPoolPropertyTest {
  private static final int SENDERS = 4;
  private static final int COUNT_MAX = 20;
  private static final long BYTES_MAX = 600;

  @Property(tries = 200)
  void anySequence_ofSubmissionsAndBlocks_keepsTheInvariants(
      @ForAll @Size(min = 20, max = 80) List<Long> seeds) {
    Senders chain = new Senders();
    TransactionPool pool =
        new TransactionPool(
            new PoolLimits(COUNT_MAX, BYTES_MAX, Duration.ZERO),
            chain,
            InstantSource.fixed(Instant.EPOCH));
    for (long seed : seeds) {
      step(new Random(seed), chain, pool);
      readyOnesFollowEachOther(chain, pool);
      limitsHold(pool);
    }
  }

  private static void step(Random random, Senders chain, TransactionPool pool) {
    List<PooledTransaction> ready = pool.ready();
    switch (random.nextInt(8)) {
      case 0 -> {
        // A block takes the best ones in.
        List<PooledTransaction> included = ready.subList(0, random.nextInt(ready.size() + 1));
        chain.include(included);
        pool.blockImported(
            Hash.blake2(new byte[] {(byte) chain.head}),
            chain.head,
            included.stream().map(PooledTransaction::hash).toList());
      }
      case 1 -> {
        if (!ready.isEmpty()) {
          pool.reject(ready.get(random.nextInt(ready.size())).hash());
        }
      }
      default -> {
        int sender = random.nextInt(SENDERS);
        int nonce = chain.next(sender) + random.nextInt(5);
        submit(pool, transaction(sender, nonce, random.nextInt(100), 4 + random.nextInt(60)));
      }
    }
  }

  /// Who is refused leaves everything as it was.
  private static void submit(TransactionPool pool, Bytes transaction) {
    TransactionPool.PoolSize before = pool.size();
    List<Bytes> pending = pool.pending();
    try {
      pool.submit(transaction);
    } catch (PoolRefusedException e) {
      assertThat(pool.size()).isEqualTo(before);
      assertThat(pool.pending()).isEqualTo(pending);
    }
  }

  /// The ready transactions of a sender begin with its next nonce and leave none out, in order.
  private static void readyOnesFollowEachOther(Senders chain, TransactionPool pool) {
    Map<Integer, Integer> next = new HashMap<>();
    for (PooledTransaction one : pool.ready()) {
      byte[] bytes = one.extrinsic().bytes().toArray();
      int expected = next.getOrDefault((int) bytes[0], chain.next(bytes[0]));
      assertThat((int) bytes[1]).as("nonce of sender %d", bytes[0]).isEqualTo(expected);
      next.put((int) bytes[0], expected + 1);
    }
    assertThat(pool.size().ready()).isEqualTo(pool.ready().size());
    assertThat(pool.size().readyBytes())
        .isEqualTo(pool.pending().stream().mapToLong(Bytes::size).sum());
    assertThat(pool.hasReady()).isEqualTo(!pool.ready().isEmpty());
  }

  private static void limitsHold(TransactionPool pool) {
    assertThat(pool.size().ready()).isLessThanOrEqualTo(COUNT_MAX);
    assertThat(pool.size().readyBytes()).isLessThanOrEqualTo(BYTES_MAX);
    assertThat(pool.size().future()).isLessThanOrEqualTo(COUNT_MAX / 10);
    assertThat(pool.size().futureBytes()).isLessThanOrEqualTo(BYTES_MAX / 10);
  }

  private static Bytes transaction(int sender, int nonce, int priority, int size) {
    byte[] bytes = new byte[size];
    bytes[0] = (byte) sender;
    bytes[1] = (byte) nonce;
    bytes[2] = (byte) priority;
    return Bytes.wrap(bytes);
  }

  /// A chain that knows its senders' nonces.
  private static final class Senders implements TransactionValidation {
    private final int[] nonces = new int[SENDERS];
    private long head;

    int next(int sender) {
      return nonces[sender];
    }

    void include(List<PooledTransaction> included) {
      head++;
      for (PooledTransaction one : included) {
        nonces[one.extrinsic().bytes().toArray()[0]]++;
      }
    }

    @Override
    public Extrinsic decode(Bytes bytes) {
      RuntimeCall call = new RuntimeCall(0, new SystemCall.Remark(bytes));
      return new Extrinsic(bytes, ExtrinsicFormat.hash(bytes), Optional.empty(), call, bytes);
    }

    @Override
    public Verdict validate(Extrinsic extrinsic) {
      byte[] bytes = extrinsic.bytes().toArray();
      int due = nonces[bytes[0]];
      if (bytes[1] < due) {
        return new Verdict(
            head, Result.err(new TransactionValidityError.Invalid(new InvalidTransaction.Stale())));
      }
      List<Bytes> requires = new ArrayList<>();
      if (bytes[1] > due) {
        requires.add(Bytes.of(bytes[0], (byte) (bytes[1] - 1)));
      }
      List<Bytes> provides = List.of(Bytes.of(bytes[0], bytes[1]));
      return new Verdict(
          head, Result.ok(new ValidTransaction(bytes[2], requires, provides, -1L, true)));
    }

    @Override
    public long headNumber() {
      return head;
    }
  }
}
