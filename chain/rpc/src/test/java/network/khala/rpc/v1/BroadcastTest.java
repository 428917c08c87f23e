package network.khala.rpc.v1;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import network.khala.node.pool.PoolRefusal;
import network.khala.node.pool.PoolRefusedException;
import network.khala.node.pool.PoolStatus;
import network.khala.protocol.substrate.Digest;
import network.khala.protocol.substrate.Hash;
import network.khala.protocol.substrate.Header;
import network.khala.rpc.backend.Transactions;
import network.khala.rpc.jsonrpc.Answer.Connection;
import network.khala.scale.Bytes;
import network.khala.scale.Bytes32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BroadcastTest {
  private static final Hash HASH = new Hash(Bytes32.ZERO);
  private static final Header HEADER = new Header(HASH, 1, HASH, HASH, new Digest(List.of()));

  private final Pool pool = new Pool();
  private final Owner owner = new Owner();
  private final List<String> ended = new ArrayList<>();
  private final Broadcast broadcast =
      new Broadcast(pool, Bytes.fromHex("0x00"), () -> ended.add("ended"));

  /// Takes what it is given, and tells what the test says.
  private static final class Pool implements Transactions {
    private final List<Consumer<PoolStatus>> watchers = new ArrayList<>();
    private boolean refuses;
    private int offered;

    @Override
    public Hash submit(Bytes extrinsic, Consumer<PoolStatus> watcher) {
      offered++;
      if (refuses) {
        throw new PoolRefusedException(new PoolRefusal.ImmediatelyDropped());
      }
      watchers.add(watcher);
      return HASH;
    }

    void tell(PoolStatus status) {
      watchers.getLast().accept(status);
    }

    @Override
    public List<Bytes> pending() {
      return List.of();
    }

    @Override
    public boolean remove(Hash hash) {
      return false;
    }

    @Override
    public boolean provides(Bytes tag) {
      return false;
    }
  }

  private static final class Owner implements Connection {
    private final List<Runnable> tasks = new ArrayList<>();

    @Override
    public Runnable onClose(Runnable task) {
      tasks.add(task);
      return () -> tasks.remove(task);
    }
  }

  private void block() {
    broadcast.onBest(HEADER, HASH);
  }

  @Test
  void block_poolHoldsIt_offersItOnce() {
    block();
    block();
    assertThat(pool.offered).isEqualTo(1);
  }

  @Test
  void block_poolRefusedIt_offersItAgain() {
    pool.refuses = true;
    block();
    block();
    assertThat(pool.offered).isEqualTo(2);
  }

  private static List<PoolStatus> lastWithoutSuccess() {
    return List.of(
        new PoolStatus.Dropped(),
        new PoolStatus.Invalid(),
        new PoolStatus.Usurped(HASH),
        new PoolStatus.FinalityTimeout(HASH));
  }

  @ParameterizedTest
  @MethodSource("lastWithoutSuccess")
  void block_poolGaveItUp_offersItAgain(PoolStatus status) {
    block();
    pool.tell(status);
    block();
    assertThat(pool.offered).isEqualTo(2);
    assertThat(ended).isEmpty();
  }

  @Test
  void finalised_isTheEnd() {
    broadcast.endWith(owner);
    block();
    pool.tell(new PoolStatus.Finalized(HASH, 0));
    block();
    assertThat(pool.offered).isEqualTo(1);
    assertThat(ended).containsExactly("ended");
    assertThat(owner.tasks).isEmpty();
  }

  @Test
  void stop_beforeTheConnectionCloses_leavesNothingWithIt() {
    broadcast.endWith(owner);
    broadcast.stop();
    broadcast.stop();
    assertThat(owner.tasks).isEmpty();
    assertThat(ended).containsExactly("ended");
  }

  @Test
  void connectionClosed_isTheEnd() {
    broadcast.endWith(owner);
    List.copyOf(owner.tasks).forEach(Runnable::run);
    block();
    assertThat(ended).containsExactly("ended");
    assertThat(pool.offered).isZero();
  }
}
