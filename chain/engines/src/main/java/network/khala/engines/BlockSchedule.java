package network.khala.engines;

import java.time.Duration;
import java.util.Optional;

/// When the embedded engine makes blocks.
public sealed interface BlockSchedule {
  /// One block an interval, empty or not.
  record Interval(Duration interval) implements BlockSchedule {
    /// Checks the range.
    public Interval {
      if (interval.isNegative() || interval.isZero()) {
        throw new IllegalArgumentException("a block time must be positive, not " + interval);
      }
    }
  }

  /// A block as soon as there is something to put into it.
  record Instant() implements BlockSchedule {}

  /// Reads `instant`, or a time with its unit: `3s`, `500ms`.
  ///
  /// @return nothing if the text is neither
  static Optional<BlockSchedule> parse(String text) {
    if (text.equals("instant")) {
      return Optional.of(new Instant());
    }
    try {
      String number = text.replaceFirst("(ms|s)$", "");
      long value = Long.parseLong(number);
      Duration interval =
          text.endsWith("ms") ? Duration.ofMillis(value) : Duration.ofSeconds(value);
      return value > 0 ? Optional.of(new Interval(interval)) : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
