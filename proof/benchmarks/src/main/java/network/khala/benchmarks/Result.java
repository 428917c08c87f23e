package network.khala.benchmarks;

import java.util.Arrays;
import java.util.Optional;

/// What a measurement gave.
///
/// @param unit of the three figures: `ops/s`, `ms/block`
/// @param runs how many figures these are the median, the least and the greatest of
/// @param threads how many threads did the work
/// @param peer what another implementation reached, where it was measured
public record Result(
    String name,
    String unit,
    double median,
    double min,
    double max,
    int runs,
    int threads,
    Optional<Peer> peer) {

  /// Another implementation, measured on the same machine in the same hour.
  public record Peer(String name, String version, double median) {}

  /// The result of single runs, at least one.
  public static Result of(String name, String unit, int threads, double[] figures) {
    double[] sorted = figures.clone();
    Arrays.sort(sorted);
    int half = sorted.length / 2;
    double median = sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    return new Result(
        name,
        unit,
        median,
        sorted[0],
        sorted[sorted.length - 1],
        sorted.length,
        threads,
        Optional.empty());
  }

  /// The same beside what a peer reached.
  public Result beside(Peer other) {
    return new Result(name, unit, median, min, max, runs, threads, Optional.of(other));
  }
}
