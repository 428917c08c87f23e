package network.khala.node;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import network.khala.node.chain.Chain;
import network.khala.node.chain.ChainListener;
import network.khala.node.pool.TransactionPool;
import network.khala.protocol.substrate.Hash;
import network.khala.protocol.substrate.Header;
import network.khala.protocol.substrate.MultiAddress;
import network.khala.scale.Bytes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps the pool up to date with the chain.
///
/// A block made elsewhere puts all that its senders have in the pool in doubt, which may be
/// thousands of transactions. The first of them are looked at again before the chain goes on, the
/// rest on a thread of its own: blocks do not wait for that.
final class PoolUpdates implements ChainListener, AutoCloseable {
  /// Some milliseconds of work.
  static final int AT_ONCE = 64;

  private static final Logger LOG = LoggerFactory.getLogger(PoolUpdates.class);

  /// Where the extrinsic that sets the time lies, which is nobody's.
  private static final List<Integer> INHERENT = List.of(0);

  private final Chain chain;
  private final TransactionPool pool;
  private final Semaphore doubts = new Semaphore(0);
  private final Thread thread;
  private volatile boolean closed;

  PoolUpdates(Chain chain, TransactionPool pool) {
    this.chain = chain;
    this.pool = pool;
    this.thread = Thread.ofVirtual().name("pool-doubts").start(this::run);
  }

  @Override
  public void onHead(Header header, Hash hash, List<Hash> extrinsics) {
    List<Integer> unknown = pool.blockImported(hash, header.number(), extrinsics);
    if (!unknown.equals(INHERENT)) {
      pool.doubt(senders(header.number(), unknown));
      if (pool.revalidateDoubted(AT_ONCE)) {
        doubts.release();
      }
    }
  }

  private Set<MultiAddress> senders(long number, List<Integer> places) {
    List<Bytes> extrinsics = chain.block(number).orElseThrow().extrinsics();
    Set<MultiAddress> senders = new HashSet<>();
    for (int place : places) {
      chain
          .decode(extrinsics.get(place))
          .signed()
          .ifPresent(signed -> senders.add(signed.address()));
    }
    return senders;
  }

  @Override
  public void onFinalised(Header header, Hash hash) {
    pool.blockFinalised(hash);
  }

  private void run() {
    try {
      while (!closed) {
        doubts.acquire();
        doubts.drainPermits();
        lookAtTheRest();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void lookAtTheRest() {
    try {
      while (!closed && pool.revalidateDoubted(AT_ONCE)) {
        // In slices, so that closing does not wait for all of them.
      }
    } catch (RuntimeException e) {
      LOG.error("transactions in doubt were not looked at again", e);
    }
  }

  /// Ends the thread, which reads the chain's database, before that is closed.
  @Override
  public void close() {
    closed = true;
    doubts.release();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
