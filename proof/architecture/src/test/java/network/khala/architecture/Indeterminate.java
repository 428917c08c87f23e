package network.khala.architecture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/// Breaks every rule of determinism, to show that the rules see it.
final class Indeterminate {
  private Indeterminate() {}

  static long now() {
    return System.currentTimeMillis();
  }

  static Set<String> unordered() {
    return new HashSet<>();
  }

  static int half(int value) {
    return (int) (value * 0.5);
  }

  static byte[] read(Path file) throws IOException {
    return Files.readAllBytes(file);
  }
}
