package network.khala.cli.doctor;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Is the clock kept right? Asked of the services that do so, since only they know a better clock.
final class ClockCheck {
  private static final String SUBJECT = "clock";
  private static final List<String> SIGNS =
      List.of(
          "run/systemd/timesync/synchronized",
          "run/chrony/chronyd.pid",
          "run/chronyd.pid",
          "run/ntpd.pid",
          "var/run/ntpd.pid");

  private ClockCheck() {}

  static Line examine(Path root) {
    return SIGNS.stream()
        .filter(sign -> Files.exists(root.resolve(sign)))
        .findFirst()
        .map(sign -> Line.pass(SUBJECT, "synchronised (" + root.resolve(sign) + ")"))
        .orElseGet(
            () ->
                Line.warn(
                    SUBJECT,
                    "no time service found",
                    "Run chrony or systemd-timesyncd: heartbeats carry the time"));
  }
}
