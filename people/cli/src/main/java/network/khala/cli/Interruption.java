package network.khala.cli;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Ends the process in order on Ctrl-C and on a request to terminate: what was registered is closed
/// in reverse order, within a time limit, and the process exits with [ExitCode#INTERRUPTED].
///
/// Both signals start the JVM's shutdown, so one shutdown hook serves them; it ends by halting,
/// which is the only way to choose the exit code at that point.
public final class Interruption {
  /// All closing together: the process must be gone 5 s after the signal.
  static final Duration LIMIT = Duration.ofMillis(4500);

  private static final Logger LOG = LoggerFactory.getLogger(Interruption.class);

  private final Deque<Closing> closings = new ArrayDeque<>();
  private boolean finished;

  /// Something to close, with its name for the log.
  private record Closing(String what, AutoCloseable resource) {}

  /// Starts to listen for the signals of this process.
  void install() {
    Runtime.getRuntime().addShutdownHook(new Thread(this::interrupt, "interruption"));
  }

  /// Closes the resource when the process is interrupted, before those registered earlier.
  public synchronized void onInterrupt(String what, AutoCloseable resource) {
    closings.push(new Closing(what, resource));
  }

  /// The command ended by itself: exiting must not count as an interruption.
  synchronized void finished() {
    finished = true;
  }

  private void interrupt() {
    synchronized (this) {
      if (finished) {
        return;
      }
    }
    closeAll(LIMIT);
    System.out.flush();
    System.err.flush();
    Runtime.getRuntime().halt(ExitCode.INTERRUPTED.code());
  }

  /// Closes everything, last registered first, and returns when done or when time is up.
  void closeAll(Duration limit) {
    CountDownLatch closed = new CountDownLatch(1);
    Thread.ofPlatform()
        .daemon()
        .name("closing")
        .start(
            () -> {
              for (Closing closing = next(); closing != null; closing = next()) {
                close(closing);
              }
              closed.countDown();
            });
    try {
      if (!closed.await(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.warn("not everything stopped in time limitMillis={}", limit.toMillis());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized @Nullable Closing next() {
    return closings.poll();
  }

  private static void close(Closing closing) {
    try {
      closing.resource().close();
    } catch (Exception e) {
      LOG.warn("{} did not stop cleanly", closing.what(), e);
    }
  }
}
