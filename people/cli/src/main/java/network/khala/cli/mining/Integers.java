package network.khala.cli.mining;

import java.math.BigInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Integers and texts in the JSON form of the metadata's values: small integers are numbers, large
/// ones hexadecimal text.
public final class Integers {
  private Integers() {}

  /// The integer; zero where there is none.
  public static BigInteger of(JsonNode value) {
    if (value.isNumber()) {
      return value.bigIntegerValue();
    }
    String text = value.asString("");
    if (text.startsWith("0x")) {
      return new BigInteger(text.substring(2), 16);
    }
    return text.isEmpty() ? BigInteger.ZERO : new BigInteger(text);
  }

  /// A text as part of a key or as an argument.
  public static JsonNode text(String value) {
    return JsonNodeFactory.instance.stringNode(value);
  }
}
