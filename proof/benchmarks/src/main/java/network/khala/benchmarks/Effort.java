package network.khala.benchmarks;

import java.time.Duration;

/// How long to measure.
///
/// @param warmups runs before those that count
/// @param runs runs that count, at least 1
/// @param runMillis how long one run of a single operation takes
/// @param soak how long what has to last is kept up
/// @param accounts how many accounts there are where their number counts
public record Effort(int warmups, int runs, int runMillis, Duration soak, int accounts) {
  private static final Duration SOAK = Duration.ofMinutes(15);
  private static final int ACCOUNTS = 10_000;
  private static final int ACCOUNTS_MIN = 1000;

  /// What published figures are taken with.
  public static final Effort FULL = new Effort(5, 7, 1000);

  public Effort {
    if (warmups < 0 || runs < 1 || runMillis < 1 || !soak.isPositive()) {
      throw new IllegalArgumentException("at least one run of one millisecond");
    }
    if (accounts < ACCOUNTS_MIN) {
      throw new IllegalArgumentException("at least " + ACCOUNTS_MIN + " accounts");
    }
  }

  /// The effort for what need not last.
  public Effort(int warmups, int runs, int runMillis) {
    this(warmups, runs, runMillis, SOAK, ACCOUNTS);
  }
}
