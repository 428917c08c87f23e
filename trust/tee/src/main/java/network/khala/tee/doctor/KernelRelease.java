package network.khala.tee.doctor;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Comparison of Linux releases such as `6.8.0-31-generic`.
final class KernelRelease {
  private static final Pattern NUMBERS = Pattern.compile("([0-9]{1,4})\\.([0-9]{1,4}).*");

  private KernelRelease() {}

  static boolean isAtLeast(String release, int major, int minor) {
    Matcher matcher = NUMBERS.matcher(release);
    if (!matcher.matches()) {
      return false;
    }
    int foundMajor = Integer.parseInt(matcher.group(1));
    return foundMajor > major
        || (foundMajor == major && Integer.parseInt(matcher.group(2)) >= minor);
  }
}
