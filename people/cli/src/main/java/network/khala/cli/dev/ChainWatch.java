package network.khala.cli.dev;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import network.khala.cli.chain.FinalBlocks;
import network.khala.cli.mining.MiningEvents;
import network.khala.client.State;
import network.khala.client.rpc.RpcException;
import network.khala.scale.Bytes32;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Follows the chain block by block on a thread of its own and hands on what happens to workers:
/// the chain itself says so, whoever brought it about. Others wait here until it says what they
/// need. A node that goes away and comes back is taken up where it was left.
final class ChainWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ChainWatch.class);
  private static final Duration RETRY = Duration.ofMillis(300);

  private final DevChain chain;
  private final MiningEvents events;
  private final WorkerMilestones milestones;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition newBlock = lock.newCondition();
  private final Thread thread = Thread.ofVirtual().name("chain-watch").unstarted(this::follow);
  private long next;
  private Bytes32 last;

  /// Follows from the block after `head` on.
  ChainWatch(DevChain chain, WorkerMilestones milestones, long head) {
    this.chain = chain;
    this.events = new MiningEvents(chain.client());
    this.milestones = milestones;
    this.next = head + 1;
    this.last = chain.client().blockHash(head).orElseGet(chain.client()::bestHash);
  }

  void start() {
    thread.start();
  }

  @Override
  public void close() {
    thread.interrupt();
  }

  /// Waits until the state after some block says what is wanted. What the block's events say has
  /// been told by then.
  <T> T await(Function<State, Optional<T>> wanted) throws InterruptedException {
    long seen = -1;
    while (true) {
      Seen block = awaitAfter(seen);
      Optional<T> found = wanted.apply(chain.client().stateAt(block.hash()));
      if (found.isPresent()) {
        return found.get();
      }
      seen = block.next();
    }
  }

  /// How far the chain has been followed.
  private record Seen(long next, Bytes32 hash) {}

  private Seen awaitAfter(long seen) throws InterruptedException {
    lock.lock();
    try {
      while (next == seen) {
        newBlock.await();
      }
      return new Seen(next, last);
    } finally {
      lock.unlock();
    }
  }

  private long next() {
    lock.lock();
    try {
      return next;
    } finally {
      lock.unlock();
    }
  }

  private void follow() {
    try {
      while (true) {
        try {
          new FinalBlocks(chain.client(), next()).follow(this::visit);
        } catch (RpcException e) {
          LOG.debug("the node is away: {}", e.getMessage());
        }
        TimeUnit.NANOSECONDS.sleep(RETRY.toNanos());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void visit(long number, Bytes32 hash) {
    milestones.block(number, hash);
    events.of(hash).forEach(event -> milestones.on(event, number));
    lock.lock();
    try {
      next = number + 1;
      last = hash;
      newBlock.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
