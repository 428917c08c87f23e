package network.khala.pruntime.worker;

/// How much of a machine the benchmark takes. A worker that mines for its living takes all of it;
/// on a development machine somebody else wants to work too.
///
/// @param cores threads, 0 or more
/// @param percent how much of its time each of them computes, 1 to 100; the score shrinks with it
public record BenchmarkLoad(int cores, int percent) {
  /// All of a thread's time.
  public static final int FULL = 100;

  /// @throws IllegalArgumentException if a number is out of its range
  public BenchmarkLoad {
    if (cores < 0 || percent < 1 || percent > FULL) {
      throw new IllegalArgumentException(cores + " cores, " + percent + " percent");
    }
  }

  /// Some threads, all the time.
  public static BenchmarkLoad full(int cores) {
    return new BenchmarkLoad(cores, FULL);
  }

  /// How long to rest after having computed for some time.
  long restNanos(long computedNanos) {
    return computedNanos / percent * (FULL - percent);
  }
}
