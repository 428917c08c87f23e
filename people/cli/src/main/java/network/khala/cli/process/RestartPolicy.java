package network.khala.cli.process;

import java.time.Duration;

/// What becomes of a child that ends.
///
/// @param wanted whether it is started again
/// @param first the pause before that; it doubles with each end in a row
/// @param last the longest pause
public record RestartPolicy(boolean wanted, Duration first, Duration last) {
  /// At once, with a pause from one second to half a minute where it ends again and again.
  public static final RestartPolicy ALWAYS =
      new RestartPolicy(true, Duration.ofSeconds(1), Duration.ofSeconds(30));

  /// A child that ends is left alone.
  public static final RestartPolicy NEVER = new RestartPolicy(false, Duration.ZERO, Duration.ZERO);

  /// After a pause of this length each time.
  public static RestartPolicy after(Duration pause) {
    return new RestartPolicy(true, pause, pause);
  }

  /// The pause after one that has not helped.
  Duration longerThan(Duration pause) {
    Duration doubled = pause.multipliedBy(2);
    return doubled.compareTo(last) > 0 ? last : doubled;
  }
}
