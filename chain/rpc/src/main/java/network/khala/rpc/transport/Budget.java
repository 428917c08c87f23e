package network.khala.rpc.transport;

import java.util.concurrent.atomic.AtomicLong;

/// A bounded amount of something that many share. Safe for use by several threads.
public final class Budget {
  private final AtomicLong left;

  /// An amount of `total`.
  public Budget(long total) {
    this.left = new AtomicLong(total);
  }

  /// Takes `amount` out if there is as much.
  ///
  /// @return false if there is not
  public boolean reserve(long amount) {
    while (true) {
      long before = left.get();
      if (before < amount) {
        return false;
      }
      if (left.compareAndSet(before, before - amount)) {
        return true;
      }
    }
  }

  /// Gives `amount` back.
  public void release(long amount) {
    left.addAndGet(amount);
  }
}
