package network.khala.testkit.attestation;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Compares what a vector expects with a verdict that may say more.
final class Difference {
  /// Advisories come in no particular order.
  private static final Set<String> SETS = Set.of("advisoryIds");

  private Difference() {}

  /// The path of the first expected member that differs, or null.
  static @Nullable String find(JsonNode expected, @Nullable JsonNode actual, String path) {
    if (actual == null) {
      return path;
    }
    if (!expected.isObject()) {
      return same(expected, actual, path) ? null : path;
    }
    for (String name : expected.propertyNames()) {
      String member = path.isEmpty() ? name : path + "." + name;
      @Nullable String difference = find(expected.get(name), actual.get(name), member);
      if (difference != null) {
        return difference;
      }
    }
    return null;
  }

  private static boolean same(JsonNode expected, JsonNode actual, String path) {
    if (expected.isNumber() && actual.isNumber()) {
      return expected.asLong() == actual.asLong();
    }
    return SETS.contains(path) ? items(expected).equals(items(actual)) : expected.equals(actual);
  }

  private static Set<String> items(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false)
        .map(JsonNode::asString)
        .collect(Collectors.toSet());
  }
}
