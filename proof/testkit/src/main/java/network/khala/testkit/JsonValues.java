package network.khala.testkit;

import java.math.BigInteger;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Expected and actual values as JSON; what is not JSON already becomes text. Long texts are cut,
/// since a report is for reading.
final class JsonValues {
  private static final int MAX_TEXT = 2_000;
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private JsonValues() {}

  static JsonNode of(@Nullable Object value) {
    return switch (value) {
      case null -> JSON.nullNode();
      case JsonNode node -> node;
      case Boolean flag -> JSON.booleanNode(flag);
      case Integer number -> JSON.numberNode(number);
      case Long number -> JSON.numberNode(number);
      case BigInteger number -> JSON.numberNode(number);
      default -> JSON.stringNode(cut(value.toString()));
    };
  }

  private static String cut(String text) {
    return text.length() <= MAX_TEXT
        ? text
        : String.format(
            Locale.ROOT, "%s… (%,d characters)", text.substring(0, MAX_TEXT), text.length());
  }
}
