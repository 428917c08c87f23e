package network.khala.relayer;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import network.khala.client.rpc.RpcException;
import network.khala.relayer.WorkerStatus.Activity;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Gives one worker its turns until it is interrupted: at once while there is something to do, with
/// each final block at the head, after a growing pause when something failed.
final class WorkerLoop {
  private static final Logger LOG = LoggerFactory.getLogger(WorkerLoop.class);

  /// Disagreements about the chain in a row after which a worker is given up.
  private static final int MAX_DIVERGENCES = 3;

  private final Worker worker;
  private final Node node;
  private final PRuntimeClient client;
  private final StatusBoard board;
  private final RelayerConfig.Batches batches;
  private final RelayerEvents events;
  private final Backoff backoff;
  private int divergences;
  private String lastMessage = "";

  WorkerLoop(
      Worker worker,
      Node node,
      PRuntimeClient client,
      StatusBoard board,
      RelayerConfig.Batches batches,
      RelayerEvents events) {
    this.worker = worker;
    this.node = node;
    this.client = client;
    this.board = board;
    this.batches = batches;
    this.events = events;
    this.backoff = new Backoff(batches.firstRetry(), batches.maxRetry());
  }

  /// Works until the thread is interrupted, the worker is given up, or its identity is handed over.
  ///
  /// @return whether there is nothing left to do for it
  boolean run() {
    try {
      while (divergences < MAX_DIVERGENCES && !worker.isHandedOver()) {
        step();
      }
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void step() throws InterruptedException {
    long seen = node.heads().count();
    try {
      boolean more = worker.turn();
      board.succeeded();
      backoff.reset();
      divergences = 0;
      lastMessage = "";
      if (!more) {
        node.heads().await(seen, batches.idle());
      }
    } catch (RuntimeException e) {
      if (Thread.currentThread().isInterrupted()) {
        throw new InterruptedException();
      }
      failed(e, seen);
    }
  }

  private void failed(RuntimeException failure, long seen) throws InterruptedException {
    Trouble trouble = Trouble.of(failure, node.account().id().toHex());
    divergences = trouble.divergence() ? divergences + 1 : 0;
    boolean stopped = divergences == MAX_DIVERGENCES;
    board.failed(stopped ? Activity.STOPPED : Activity.RETRYING, trouble);
    if (failure instanceof PRuntimeException e && !e.answered()) {
      worker.lost();
    }
    // The same trouble is told once.
    if (stopped || !trouble.message().equals(lastMessage)) {
      lastMessage = trouble.message();
      LOG.debug("worker failed endpoint={}", client.endpoint(), failure);
      events.error(client.endpoint(), trouble.message(), trouble.advice());
    }
    if (stopped) {
      return;
    }
    Duration pause = backoff.next();
    if (failure instanceof FeedException || failure instanceof RpcException.Answered) {
      // Both sides are there: the blocks that come meanwhile are fed all the same.
      node.heads().await(seen, pause);
    } else {
      TimeUnit.NANOSECONDS.sleep(pause.toNanos());
    }
  }
}
