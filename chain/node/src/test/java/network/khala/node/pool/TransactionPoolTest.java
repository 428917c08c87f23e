package network.khala.node.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import network.khala.frame.extrinsic.ExtrinsicFormat;
import network.khala.protocol.substrate.Hash;
import network.khala.protocol.substrate.MultiAddress;
import network.khala.scale.Bytes;
import org.junit.jupiter.api.Test;

class TransactionPoolTest {
  private static final int COUNT_MAX = 20;
  private static final int BYTES_MAX = 2_000;

  private static final int COUNT_PER_SENDER = 5;
  private static final int BYTES_PER_SENDER = 1_900;

  private final SendersChain chain = new SendersChain();
  private final TransactionPool pool =
      new TransactionPool(
          new PoolLimits(
              COUNT_MAX, BYTES_MAX, COUNT_PER_SENDER, BYTES_PER_SENDER, Duration.ofMinutes(1)),
          chain,
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

  @Test
  void submit_moreThanOneSenderMay_isRefusedUntilSomeAreInABlock() {
    for (int nonce = 0; nonce < COUNT_PER_SENDER; nonce++) {
      pool.submit(transaction(1, nonce, 5, 10));
    }

    assertThatThrownBy(() -> pool.submit(transaction(1, COUNT_PER_SENDER, 50, 10)))
        .isInstanceOfSatisfying(
            PoolRefusedException.class,
            refused ->
                assertThat(refused.refusal())
                    .isEqualTo(
                        new PoolRefusal.TooManyOfSender(COUNT_PER_SENDER, BYTES_PER_SENDER)));
    pool.submit(transaction(2, 0, 5, 10));
    pool.submit(transaction(1, 2, 6, 10));
    block(pool.pending().subList(0, 1));
    pool.submit(transaction(1, COUNT_PER_SENDER, 50, 10));

    assertThat(pool.size().ready()).isEqualTo(COUNT_PER_SENDER + 1);
  }

  @Test
  void submit_moreBytesThanOneSenderMay_isRefused() {
    pool.submit(transaction(1, 0, 5, 1_000));

    assertThatThrownBy(() -> pool.submit(transaction(1, 1, 5, 901)))
        .isInstanceOf(PoolRefusedException.class);
    pool.submit(transaction(1, 1, 5, 900));
  }

  @Test
  void submit_twoOfOneNonceThatWait_theBetterOneBecomesReady() {
    List<PoolStatus> cheap = new ArrayList<>();
    List<PoolStatus> dear = new ArrayList<>();
    pool.submit(transaction(1, 1, 2, 10), cheap::add);
    Hash better = pool.submit(transaction(1, 1, 3, 10), dear::add);

    pool.submit(transaction(1, 0, 1, 10));

    assertThat(cheap).containsExactly(new PoolStatus.Future(), new PoolStatus.Usurped(better));
    assertThat(dear).containsExactly(new PoolStatus.Future(), new PoolStatus.Ready());
  }

  @Test
  void revalidate_again_looksAtTheNextOnes() {
    List<PoolStatus> younger = new ArrayList<>();
    pool.submit(transaction(1, 0, 5, 10));
    pool.submit(transaction(2, 0, 5, 10));
    pool.submit(transaction(3, 0, 5, 10), younger::add);
    // Sender 3 used its nonce up elsewhere, and nothing told the pool.
    chain.include(List.of(transaction(3, 0, 9, 10)));

    pool.revalidate(2);
    assertThat(younger).containsExactly(new PoolStatus.Ready());
    pool.revalidate(2);

    assertThat(younger).containsExactly(new PoolStatus.Ready(), new PoolStatus.Invalid());
    assertThat(pool.size().ready()).isEqualTo(2);
  }

  @Test
  void blockImported_ofTransactionsThatWereNeverHere_tellsThemAndWhatTheyLeaveBehind() {
    List<PoolStatus> sameNonce = new ArrayList<>();
    List<PoolStatus> next = new ArrayList<>();
    pool.submit(transaction(2, 0, 5, 10));
    pool.submit(transaction(1, 0, 5, 10), sameNonce::add);
    pool.submit(transaction(3, 1, 5, 10), next::add);
    List<Bytes> elsewhere = List.of(transaction(1, 0, 9, 10), transaction(3, 0, 9, 10));
    chain.include(elsewhere);

    List<Integer> unknown = imported(elsewhere);
    pool.doubt(sendersOf(elsewhere));
    assertThat(pool.revalidateDoubted(2)).isFalse();

    assertThat(unknown).containsExactly(0, 1);
    assertThat(sameNonce).containsExactly(new PoolStatus.Ready(), new PoolStatus.Invalid());
    assertThat(next).containsExactly(new PoolStatus.Future(), new PoolStatus.Ready());
    assertThat(pool.size().ready()).isEqualTo(2);
  }

  @Test
  void revalidateDoubted_fewAtATime_comesToAllOfThemOnce() {
    List<List<PoolStatus>> told = new ArrayList<>();
    for (int nonce = 0; nonce < COUNT_PER_SENDER; nonce++) {
      List<PoolStatus> statuses = new ArrayList<>();
      pool.submit(transaction(1, nonce, 5, 10), statuses::add);
      told.add(statuses);
    }
    List<Bytes> elsewhere = List.of(transaction(1, 0, 9, 10));
    chain.include(elsewhere);
    imported(elsewhere);
    pool.doubt(sendersOf(elsewhere));

    int calls = 1;
    while (pool.revalidateDoubted(2)) {
      calls++;
    }

    assertThat(calls).isEqualTo((COUNT_PER_SENDER + 1) / 2);
    assertThat(told.removeFirst()).last().isEqualTo(new PoolStatus.Invalid());
    // More than may wait, but none of them had to.
    assertThat(told).allSatisfy(one -> assertThat(one).containsExactly(new PoolStatus.Ready()));
    assertThat(pool.revalidateDoubted(2)).isFalse();
  }

  @Test
  void revalidateDoubted_transactionThatLeftMeanwhile_isPassedOver() {
    pool.submit(transaction(1, 0, 5, 10));
    Hash second = pool.submit(transaction(1, 1, 5, 10));
    List<Bytes> elsewhere = List.of(transaction(1, 0, 9, 10));
    chain.include(elsewhere);
    imported(elsewhere);
    pool.doubt(sendersOf(elsewhere));
    pool.reject(second);

    assertThat(pool.revalidateDoubted(1)).isFalse();
    assertThat(pool.size().ready() + pool.size().future()).isZero();
  }

  @Test
  void revalidate_runtimeThatCannotTell_keepsTheTransaction() {
    List<PoolStatus> statuses = new ArrayList<>();
    Bytes transaction = transaction(1, 0, 5, 10);
    pool.submit(transaction, statuses::add);
    chain.loseSightOf(1);

    pool.revalidate(1);
    pool.doubt(sendersOf(List.of(transaction)));
    pool.revalidateDoubted(1);

    assertThat(statuses).containsExactly(new PoolStatus.Ready());
    assertThat(pool.size().ready()).isEqualTo(1);
  }

  @Test
  void blockImported_endOfALife_isInvalidAndWhatDependsOnItWaits() {
    List<PoolStatus> mortal = new ArrayList<>();
    List<PoolStatus> later = new ArrayList<>();
    pool.submit(SendersChain.transaction(1, 0, 5, 2, 10), mortal::add);
    pool.submit(transaction(1, 1, 5, 10), later::add);

    block(List.of());
    assertThat(mortal).containsExactly(new PoolStatus.Ready());
    block(List.of());

    assertThat(mortal).containsExactly(new PoolStatus.Ready(), new PoolStatus.Invalid());
    assertThat(later).containsExactly(new PoolStatus.Ready(), new PoolStatus.Future());
  }

  private Set<MultiAddress> sendersOf(List<Bytes> transactions) {
    return transactions.stream()
        .map(one -> chain.decode(one).signed().orElseThrow().address())
        .collect(Collectors.toSet());
  }

  private void block(List<Bytes> included) {
    chain.include(included);
    imported(included);
  }

  private List<Integer> imported(List<Bytes> included) {
    return pool.blockImported(
        Hash.blake2(new byte[] {(byte) chain.headNumber()}),
        chain.headNumber(),
        included.stream().map(ExtrinsicFormat::hash).toList());
  }

  private List<Long> priorities() {
    return pool.ready().stream().map(one -> one.validity().priority()).toList();
  }

  /// A transaction without an end.
  private static Bytes transaction(int sender, int nonce, int priority, int size) {
    return SendersChain.transaction(sender, nonce, priority, 0, size);
  }
}
