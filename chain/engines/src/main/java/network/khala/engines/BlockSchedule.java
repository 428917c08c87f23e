package network.khala.engines;

import java.time.Duration;
import java.util.Optional;

/// When the embedded engine makes blocks.
public sealed interface BlockSchedule {
  /// The word for blocks on demand.
  String INSTANT = "instant";

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

  /// A block as soon as there is something to put into it, and one after so long without: time goes
  /// on also where nobody does anything, as whatever waits for a block needs it.
  record Eager(Duration quiet) implements BlockSchedule {
    /// Checks the range.
    public Eager {
      if (quiet.isNegative() || quiet.isZero()) {
        throw new IllegalArgumentException("a quiet time must be positive, not " + quiet);
      }
    }
  }

  /// Reads `instant`, a time with its unit such as `3s` or `500ms`, or both as `instant:3s`.
  ///
  /// @return nothing if the text is neither
  static Optional<BlockSchedule> parse(String text) {
    if (text.equals(INSTANT)) {
      return Optional.of(new Instant());
    }
    return text.startsWith(INSTANT + ":")
        ? time(text.substring(INSTANT.length() + 1)).map(Eager::new)
        : time(text).map(Interval::new);
  }

  private static Optional<Duration> time(String text) {
    try {
      long value = Long.parseLong(text.replaceFirst("(ms|s)$", ""));
      Duration time = text.endsWith("ms") ? Duration.ofMillis(value) : Duration.ofSeconds(value);
      return value > 0 ? Optional.of(time) : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
