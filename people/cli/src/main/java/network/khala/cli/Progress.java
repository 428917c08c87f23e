package network.khala.cli;

import java.time.Duration;

/// One line on standard error that says how far a long task is and how long it will still take.
/// Shows nothing for the first two seconds, and nothing at all where no person watches.
public final class Progress implements AutoCloseable {
  private static final long QUIET_NANOS = Duration.ofSeconds(2).toNanos();
  private static final long PAUSE_NANOS = Duration.ofMillis(200).toNanos();
  private static final String ERASE_LINE = "\r\u001b[K";

  private final Session session;
  private final String task;
  private final long total;
  private final long started = System.nanoTime();
  private long shownNanos;

  /// @param task what is done, as the line begins: `simulating`
  /// @param total how much there is to do, in any unit
  public Progress(Session session, String task, long total) {
    this.session = session;
    this.task = task;
    this.total = total;
  }

  /// Tells how much is done.
  public void reach(long done) {
    long now = System.nanoTime();
    if (!session.terminal() || now - started < QUIET_NANOS || now - shownNanos < PAUSE_NANOS) {
      return;
    }
    shownNanos = now;
    long leftSeconds = done == 0 ? 0 : (now - started) / done * (total - done) / 1_000_000_000L;
    session
        .err()
        .print(
            "%s%s %d %%, %s left"
                .formatted(ERASE_LINE, task, 100 * done / total, text(leftSeconds)));
    session.err().flush();
  }

  private static String text(long seconds) {
    return seconds < 60 ? seconds + " s" : seconds / 60 + " min " + seconds % 60 + " s";
  }

  /// Takes the line away.
  @Override
  public void close() {
    if (shownNanos != 0) {
      session.err().print(ERASE_LINE);
      session.err().flush();
    }
  }
}
