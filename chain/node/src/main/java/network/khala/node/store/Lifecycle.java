package network.khala.node.store;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

/// Keeps native memory alive while somebody uses it: every use holds the lock shared, closing holds
/// it alone, and a use after closing throws instead of touching freed memory.
final class Lifecycle {
  private final Path folder;
  private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
  private final SequencedSet<Runnable> dependants = new LinkedHashSet<>();
  private boolean closed;

  Lifecycle(Path folder) {
    this.folder = folder;
  }

  <T extends @org.jspecify.annotations.Nullable Object> T use(Supplier<T> action) {
    lock.readLock().lock();
    try {
      if (closed) {
        throw new StoreFailedException("database " + folder + " is closed", null);
      }
      return action.get();
    } finally {
      lock.readLock().unlock();
    }
  }

  /// Remembers what must be closed before the database is.
  void add(Runnable close) {
    synchronized (dependants) {
      dependants.add(close);
    }
  }

  /// Closes a dependant unless that has happened.
  void closeOne(Runnable close) {
    lock.readLock().lock();
    try {
      boolean open;
      synchronized (dependants) {
        open = dependants.remove(close);
      }
      if (open) {
        close.run();
      }
    } finally {
      lock.readLock().unlock();
    }
  }

  /// Closes the dependants, newest first, and then the database; once.
  void closeAll(Runnable database) {
    lock.writeLock().lock();
    try {
      if (closed) {
        return;
      }
      closed = true;
      List<Runnable> open;
      synchronized (dependants) {
        open = new ArrayList<>(dependants.reversed());
        dependants.clear();
      }
      open.forEach(Runnable::run);
      database.run();
    } finally {
      lock.writeLock().unlock();
    }
  }
}
