package network.khala.rpc.v1;

import java.util.concurrent.Semaphore;

/// Work for a follower that goes on after its call was answered, and that the follower can stop.
final class Operation {
  private final String id;
  private final Semaphore proceed = new Semaphore(0);
  private boolean waiting;
  private volatile boolean stopped;

  Operation(String id) {
    this.id = id;
  }

  String id() {
    return id;
  }

  boolean stopped() {
    return stopped;
  }

  /// Waits until the follower wants more. `announced` tells it that this operation waits.
  ///
  /// @return false if it wants nothing more
  boolean pause(Runnable announced) {
    synchronized (this) {
      waiting = true;
    }
    announced.run();
    proceed.acquireUninterruptibly();
    return !stopped;
  }

  /// The follower wants more.
  ///
  /// @return false if this operation does not wait
  synchronized boolean proceed() {
    if (!waiting) {
      return false;
    }
    waiting = false;
    proceed.release();
    return true;
  }

  /// The follower wants nothing more.
  void stop() {
    stopped = true;
    proceed.release();
  }
}
