package network.khala.cli.process;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps child processes running, and stops them together.
///
/// A child that ends is started again as the [RestartPolicy] says; the pause of one that lived for
/// a minute is short again. All methods may be called from any thread.
public final class Supervisor implements AutoCloseable {
  /// From the request to stop until what still runs is killed: this program itself is to be gone
  /// within 5 s. As a rule children take a part of that. What is on disk survives being killed, so
  /// one that hangs, or a machine that is too busy, costs nothing either.
  static final Duration GRACE = Duration.ofSeconds(4);

  private static final Logger LOG = LoggerFactory.getLogger(Supervisor.class);
  private static final Duration HEALTHY = Duration.ofMinutes(1);

  /// Hears of what happens to the children.
  public interface Listener {
    /// A child runs, for the first time or again.
    void started(ChildProcess child);

    /// A child ended without being asked to.
    ///
    /// @param restart how long until it is started again; zero if it is left alone
    void ended(ChildProcess child, int exitCode, Duration restart);
  }

  private final RestartPolicy restart;
  private final Listener listener;
  private final Duration grace;
  private final Map<String, Supervised> children = new LinkedHashMap<>();
  private final ScheduledExecutorService restarts =
      Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().factory());
  private boolean closed;

  /// A child, what reads its output, and how its last runs went.
  private static final class Supervised {
    final Consumer<String> lines;
    ChildProcess child;
    long startedNanos;
    Duration pause;

    Supervised(Consumer<String> lines, ChildProcess child, long startedNanos, Duration firstPause) {
      this.lines = lines;
      this.child = child;
      this.startedNanos = startedNanos;
      this.pause = firstPause;
    }
  }

  /// @param restart what becomes of children that end
  public Supervisor(RestartPolicy restart, Listener listener) {
    this(restart, listener, GRACE);
  }

  Supervisor(RestartPolicy restart, Listener listener, Duration grace) {
    this.restart = restart;
    this.listener = listener;
    this.grace = grace;
  }

  /// Starts a child. Its lines of output go to the consumer, also those of later restarts.
  ///
  /// @throws IOException if it cannot be started
  /// @throws IllegalStateException if the supervisor is closed, or has a child of that name
  public ChildProcess start(ChildSpec spec, Consumer<String> lines) throws IOException {
    Supervised supervised;
    synchronized (this) {
      if (closed || children.containsKey(spec.name())) {
        throw new IllegalStateException(
            closed ? "the supervisor is closed" : spec.name() + " is started already");
      }
      supervised =
          new Supervised(
              lines, ChildProcess.start(spec, lines), System.nanoTime(), restart.first());
      children.put(spec.name(), supervised);
    }
    ChildProcess child = supervised.child;
    watch(supervised, child);
    return child;
  }

  private void watch(Supervised supervised, ChildProcess child) {
    listener.started(child);
    var _ = child.exit().thenAccept(code -> ended(supervised, child, code));
  }

  private void ended(Supervised supervised, ChildProcess child, int exitCode) {
    Duration pause;
    synchronized (this) {
      if (closed) {
        return;
      }
      pause = restart.wanted() ? scheduleRestart(supervised) : Duration.ZERO;
    }
    listener.ended(child, exitCode, pause);
  }

  private Duration scheduleRestart(Supervised supervised) {
    Duration pause = nextPause(supervised);
    var _ = restarts.schedule(() -> restart(supervised), pause.toMillis(), TimeUnit.MILLISECONDS);
    return pause;
  }

  private Duration nextPause(Supervised supervised) {
    boolean healthy = System.nanoTime() - supervised.startedNanos > HEALTHY.toNanos();
    Duration pause = healthy ? restart.first() : supervised.pause;
    supervised.pause = restart.longerThan(pause);
    return pause;
  }

  private void restart(Supervised supervised) {
    ChildProcess child;
    synchronized (this) {
      if (closed) {
        return;
      }
      ChildSpec spec = supervised.child.spec();
      try {
        child = ChildProcess.start(spec, supervised.lines);
      } catch (IOException e) {
        Duration pause = scheduleRestart(supervised);
        LOG.error("cannot be started name={} nextSeconds={}", spec.name(), pause.toSeconds(), e);
        return;
      }
      supervised.child = child;
      supervised.startedNanos = System.nanoTime();
    }
    watch(supervised, child);
  }

  /// The children as they are now, in the order in which they were started first.
  public synchronized List<ChildProcess> children() {
    List<ChildProcess> current = new ArrayList<>();
    children.values().forEach(supervised -> current.add(supervised.child));
    return current;
  }

  /// Asks all children to stop, and kills those that have not within [#GRACE]. May be called more
  /// than once.
  @Override
  public void close() {
    synchronized (this) {
      closed = true;
    }
    restarts.shutdownNow();
    List<ChildProcess> last = children().reversed();
    last.forEach(ChildProcess::terminate);
    long deadline = System.nanoTime() + grace.toNanos();
    boolean interrupted = false;
    for (ChildProcess child : last) {
      try {
        if (interrupted || !child.await(Duration.ofNanos(deadline - System.nanoTime()))) {
          LOG.warn(
              "killed, since it did not stop name={} pid={}", child.spec().name(), child.pid());
          child.kill();
        }
      } catch (InterruptedException e) {
        interrupted = true;
        child.kill();
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
