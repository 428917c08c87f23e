package network.khala.node.pool;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import network.khala.frame.extrinsic.ExtrinsicFormat;
import network.khala.protocol.substrate.Hash;
import network.khala.scale.Bytes;

/// The pool against [PoolModel]: the same refusals, the same order, the same statuses.
class TransactionPoolPropertyTest {
  private static final int SENDERS = 4;

  /// Small enough that everything overflows now and then.
  private static final PoolLimits LIMITS = new PoolLimits(30, 900, 12, 400, Duration.ZERO);

  private final SendersChain chain = new SendersChain();
  private final TransactionPool pool =
      new TransactionPool(LIMITS, chain, InstantSource.fixed(Instant.EPOCH));
  private final PoolModel model = new PoolModel(LIMITS, chain);
  private final Map<Bytes, List<PoolStatus>> told = new TreeMap<>();

  @Property(tries = 300)
  void anySequence_ofSubmissionsAndBlocks_goesAsInTheModel(
      @ForAll @Size(min = 20, max = 120) List<Long> seeds) {
    TransactionPoolPropertyTest run = new TransactionPoolPropertyTest();
    for (long seed : seeds) {
      run.step(new Random(seed));
      run.isAsInTheModel();
    }
  }

  private void step(Random random) {
    List<Bytes> ready = pool.pending();
    switch (random.nextInt(10)) {
      case 0 -> block(ready.subList(0, random.nextInt(ready.size() + 1)));
      case 1 -> {
        if (!ready.isEmpty()) {
          Bytes one = ready.get(random.nextInt(ready.size()));
          pool.reject(ExtrinsicFormat.hash(one));
          model.reject(one);
        }
      }
      default -> {
        int sender = random.nextInt(SENDERS);
        int nonce = Math.max(0, chain.next(sender) - 1 + random.nextInt(6));
        int life = random.nextInt(4) == 0 ? 1 + random.nextInt(5) : 0;
        submit(
            SendersChain.transaction(
                sender, nonce, random.nextInt(20), life, 4 + random.nextInt(60)));
      }
    }
  }

  /// The best ones come into a block.
  private void block(List<Bytes> included) {
    chain.include(included);
    Hash hash = Hash.blake2(new byte[] {(byte) chain.headNumber()});
    pool.blockImported(
        hash, chain.headNumber(), included.stream().map(ExtrinsicFormat::hash).toList());
    model.blockImported(hash, chain.headNumber(), included);
  }

  private void submit(Bytes transaction) {
    List<PoolStatus> statuses = new ArrayList<>();
    Optional<PoolRefusal> refused = Optional.empty();
    try {
      pool.submit(transaction, statuses::add);
      told.put(transaction, statuses);
    } catch (PoolRefusedException e) {
      refused = Optional.of(e.refusal());
      assertThat(statuses).isEmpty();
    }
    assertThat(refused).isEqualTo(model.submit(transaction));
  }

  private void isAsInTheModel() {
    assertThat(pool.pending()).isEqualTo(model.ready());
    assertThat(pool.size().ready()).isEqualTo(model.ready().size());
    assertThat(pool.size().readyBytes())
        .isEqualTo(model.ready().stream().mapToLong(Bytes::size).sum());
    assertThat(pool.size().future()).isEqualTo(model.waiting());
    assertThat(pool.hasReady()).isEqualTo(!model.ready().isEmpty());
    assertThat(told).isEqualTo(model.told());
  }
}
