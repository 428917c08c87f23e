package network.khala.benchmarks;

import java.time.Duration;

/// How long to measure.
///
/// @param warmups runs before those that count
/// @param runs runs that count, at least 1
/// @param runMillis how long one run of a single operation takes
/// @param soak how long what has to last is kept up
public record Effort(int warmups, int runs, int runMillis, Duration soak) {
  private static final Duration SOAK = Duration.ofMinutes(15);

  /// What published figures are taken with.
  public static final Effort FULL = new Effort(5, 7, 1000);

  public Effort {
    if (warmups < 0 || runs < 1 || runMillis < 1 || !soak.isPositive()) {
      throw new IllegalArgumentException("at least one run of one millisecond");
    }
  }

  /// The effort for what need not last.
  public Effort(int warmups, int runs, int runMillis) {
    this(warmups, runs, runMillis, SOAK);
  }
}
