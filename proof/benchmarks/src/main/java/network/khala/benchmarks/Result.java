package network.khala.benchmarks;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// What a measurement gave.
///
/// @param unit of the three figures: `ops/s`, `ms/block`
/// @param runs how many figures these are the median, the least and the greatest of
/// @param threads how many threads did the work
/// @param peer what another implementation reached, where it was measured
/// @param series how it went on the way, for measurements whose point that is
public record Result(
    String name,
    String unit,
    double median,
    double min,
    double max,
    int runs,
    int threads,
    Optional<Peer> peer,
    List<Point> series) {
  /// Copies the list.
  public Result {
    series = List.copyOf(series);
  }

  /// Another implementation, measured on the same machine in the same hour.
  public record Peer(String name, String version, double median) {}

  /// A point on the way.
  ///
  /// @param at how far the measurement was: blocks
  /// @param figures what was found there, by name with its unit
  public record Point(long at, SortedMap<String, Double> figures) {
    /// Copies the map.
    public Point {
      figures = new TreeMap<>(figures);
    }
  }

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
        Optional.empty(),
        List.of());
  }

  /// The same with how it went on the way.
  public Result along(List<Point> points) {
    return new Result(name, unit, median, min, max, runs, threads, peer, points);
  }

  /// The same beside what a peer reached.
  public Result beside(Peer other) {
    return new Result(name, unit, median, min, max, runs, threads, Optional.of(other), series);
  }
}
