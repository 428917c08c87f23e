package network.khala.cli.attest;

import java.time.DateTimeException;
import java.time.Instant;
import network.khala.cli.CommandFailure;
import network.khala.cli.ExitCode;

/// A time on the command line: epoch seconds, or `2026-01-31T12:00:00Z`.
final class Moment {
  private Moment() {}

  /// Epoch seconds.
  static long parse(String text) {
    if (text.matches("[0-9]{1,12}")) {
      return Long.parseLong(text);
    }
    try {
      return Instant.parse(text).getEpochSecond();
    } catch (DateTimeException e) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "--at=" + text + " is no time",
          "write seconds since 1970, or 2026-01-31T12:00:00Z");
    }
  }
}
