package network.khala.cli.node;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/// Where this user's programs keep their data, by the custom of the system.
public final class DataFolder {
  private DataFolder() {}

  /// The folder of this program; it may not exist yet.
  public static Path of(Map<String, String> environment) {
    String chosen = environment.get("XDG_DATA_HOME");
    Path home = Path.of(environment.getOrDefault("HOME", "."));
    if (chosen != null && !chosen.isEmpty()) {
      return Path.of(chosen, "khala");
    }
    boolean mac = System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("mac");
    return mac
        ? home.resolve("Library/Application Support/khala")
        : home.resolve(".local/share/khala");
  }
}
