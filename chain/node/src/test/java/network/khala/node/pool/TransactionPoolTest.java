package network.khala.node.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import network.khala.frame.dispatch.RuntimeCall;
import network.khala.frame.extrinsic.Extrinsic;
import network.khala.frame.extrinsic.ExtrinsicFormat;
import network.khala.frame.extrinsic.ValidTransaction;
import network.khala.pallets.system.SystemCall;
import network.khala.protocol.substrate.Hash;
import network.khala.scale.Bytes;
import network.khala.scale.Result;
import org.junit.jupiter.api.Test;

class TransactionPoolTest {
  private static final int COUNT_MAX = 20;
  private static final int BYTES_MAX = 2_000;

  private final TransactionPool pool =
      new TransactionPool(
          new PoolLimits(COUNT_MAX, BYTES_MAX, Duration.ofMinutes(1)),
          new AsTheBytesSay(),
          InstantSource.fixed(Instant.EPOCH));

  @Test
  void submit_fullOfCheaperOnes_drivesOnlyAsManyOutAsNeeded() {
    for (int sender = 0; sender < COUNT_MAX; sender++) {
      pool.submit(transaction(sender, 0, 10 + sender, 10));
    }
    List<PoolStatus> statuses = new ArrayList<>();

    pool.submit(transaction(99, 0, 15, 10), statuses::add);

    assertThat(statuses).containsExactly(new PoolStatus.Ready());
    assertThat(priorities()).hasSize(COUNT_MAX).contains(15L, 11L).doesNotContain(10L);
  }

  @Test
  void submit_moreThanTheCheaperOnesCanMakeRoomFor_dropsNobody() {
    List<PoolStatus> cheapest = new ArrayList<>();
    pool.submit(transaction(1, 0, 1, 500), cheapest::add);
    pool.submit(transaction(2, 0, 9, 1_400));

    // Driving the cheap one out does not help: the dear one would have to go, too.
    assertThatThrownBy(() -> pool.submit(transaction(3, 0, 5, 1_000)))
        .isInstanceOfSatisfying(
            PoolRefusedException.class,
            refused ->
                assertThat(refused.refusal()).isInstanceOf(PoolRefusal.ImmediatelyDropped.class));

    assertThat(cheapest).containsExactly(new PoolStatus.Ready());
    assertThat(priorities()).containsExactly(9L, 1L);
  }

  @Test
  void submit_successorOfTheCheapest_doesNotDriveItsOwnPredecessorOut() {
    pool.submit(transaction(1, 0, 1, 900));
    pool.submit(transaction(2, 0, 3, 900));

    pool.submit(transaction(1, 1, 7, 900));

    assertThat(priorities()).containsExactly(1L, 7L);
    assertThat(pool.size().ready()).isEqualTo(2);
  }

  @Test
  void submit_equalPriorities_keepsThoseThatCameFirst() {
    for (int sender = 0; sender < COUNT_MAX; sender++) {
      pool.submit(transaction(sender, 0, 5, 10));
    }

    assertThatThrownBy(() -> pool.submit(transaction(99, 0, 5, 10)))
        .isInstanceOf(PoolRefusedException.class);
    assertThat(pool.size().ready()).isEqualTo(COUNT_MAX);
  }

  private List<Long> priorities() {
    return pool.ready().stream().map(one -> one.validity().priority()).toList();
  }

  /// A transaction that says itself who sends it, its nonce and its priority.
  private static Bytes transaction(int sender, int nonce, int priority, int size) {
    byte[] bytes = new byte[size];
    bytes[0] = (byte) sender;
    bytes[1] = (byte) nonce;
    bytes[2] = (byte) priority;
    return Bytes.wrap(bytes);
  }

  /// Takes every transaction for what it says.
  private static final class AsTheBytesSay implements TransactionValidation {
    @Override
    public Extrinsic decode(Bytes bytes) {
      Hash hash = ExtrinsicFormat.hash(bytes);
      RuntimeCall call = new RuntimeCall(0, new SystemCall.Remark(bytes));
      return new Extrinsic(bytes, hash, Optional.empty(), call, bytes);
    }

    @Override
    public Verdict validate(Extrinsic extrinsic) {
      byte[] bytes = extrinsic.bytes().toArray();
      List<Bytes> requires =
          bytes[1] == 0 ? List.of() : List.of(Bytes.of(bytes[0], (byte) (bytes[1] - 1)));
      List<Bytes> provides = List.of(Bytes.of(bytes[0], bytes[1]));
      return new Verdict(
          0, Result.ok(new ValidTransaction(bytes[2], requires, provides, 64, true)));
    }

    @Override
    public long headNumber() {
      return 0;
    }
  }
}
