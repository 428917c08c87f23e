package network.khala.finality.cometbft;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/// The time of a block: the median of its predecessor's precommits, weighted by power.
public final class MedianTime {
  private MedianTime() {}

  /// One vote's time and weight.
  ///
  /// @param time when it was cast
  /// @param power the voter's power, above 0
  public record WeightedTime(Instant time, long power) {}

  /// The weighted median: in ascending order of time, the first at which the powers so far reach
  /// half of the total, halves rounded down.
  ///
  /// @throws IllegalArgumentException if there are no votes
  public static Instant of(List<WeightedTime> votes) {
    if (votes.isEmpty()) {
      throw new IllegalArgumentException("no votes");
    }
    long median = votes.stream().mapToLong(WeightedTime::power).reduce(0, Math::addExact) / 2;
    List<WeightedTime> ascending =
        votes.stream().sorted(Comparator.comparing(WeightedTime::time)).toList();
    for (WeightedTime vote : ascending) {
      if (median <= vote.power()) {
        return vote.time();
      }
      median -= vote.power();
    }
    return ascending.getLast().time();
  }
}
