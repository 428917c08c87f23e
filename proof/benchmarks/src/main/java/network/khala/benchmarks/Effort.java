package network.khala.benchmarks;

/// How long to measure.
///
/// @param warmups runs before those that count
/// @param runs runs that count, at least 1
/// @param runMillis how long one run of a single operation takes
public record Effort(int warmups, int runs, int runMillis) {
  /// What published figures are taken with.
  public static final Effort FULL = new Effort(5, 7, 1000);

  public Effort {
    if (warmups < 0 || runs < 1 || runMillis < 1) {
      throw new IllegalArgumentException("at least one run of one millisecond");
    }
  }
}
