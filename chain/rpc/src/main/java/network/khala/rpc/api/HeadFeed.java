package network.khala.rpc.api;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import network.khala.protocol.substrate.Hash;
import network.khala.protocol.substrate.Header;
import network.khala.rpc.backend.Blocks;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells listeners of blocks on a thread of its own, so that the chain does not wait for them. It
/// reads the blocks from the database: nothing is queued, and none is left out.
public final class HeadFeed implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(HeadFeed.class);

  private final Blocks blocks;
  private final Set<HeadListener> listeners = ConcurrentHashMap.newKeySet();
  private final Semaphore news = new Semaphore(0);
  private final Runnable ignore;
  private final Thread thread;
  private long best;
  private long finalised;

  /// Starts to follow the chain from its newest block on.
  public HeadFeed(Blocks blocks) {
    this.blocks = blocks;
    this.best = blocks.best();
    this.finalised = blocks.finalised();
    this.ignore = blocks.listen(news::release);
    this.thread = Thread.ofVirtual().name("rpc-heads").start(this::run);
  }

  /// Adds a listener.
  ///
  /// @return what removes it
  public Runnable listen(HeadListener listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  private void run() {
    try {
      while (true) {
        news.acquire();
        news.drainPermits();
        follow();
      }
    } catch (InterruptedException e) {
      // Closed.
      Thread.currentThread().interrupt();
    }
  }

  private void follow() {
    // Read in this order: a block must be told of before it is final, and listeners may be slow.
    long last = blocks.finalised();
    long newest = blocks.best();
    while (best < newest) {
      best++;
      tell(best, HeadListener::onBest);
    }
    while (finalised < last) {
      finalised++;
      tell(finalised, HeadListener::onFinalised);
    }
  }

  private interface Event {
    void reach(HeadListener listener, Header header, Hash hash);
  }

  private void tell(long number, Event event) {
    Header header = header(number);
    Hash hash = header.hash();
    for (HeadListener listener : listeners) {
      try {
        event.reach(listener, header, hash);
      } catch (RuntimeException e) {
        LOG.error("a subscriber failed block={}", number, e);
      }
    }
  }

  private Header header(long number) {
    return blocks
        .header(number)
        .orElseThrow(() -> new IllegalStateException("block " + number + " has no header"));
  }

  @Override
  public void close() {
    ignore.run();
    thread.interrupt();
  }
}
