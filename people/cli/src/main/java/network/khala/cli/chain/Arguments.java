package network.khala.cli.chain;

import network.khala.cli.CommandFailure;
import network.khala.cli.ExitCode;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/// Values as users write them in a shell.
final class Arguments {
  private static final JsonMapper STRICT =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_INTEGER_FOR_INTS)
          .build();

  private Arguments() {}

  /// JSON.
  ///
  /// @throws CommandFailure if it is none
  static JsonNode json(String name, String text) {
    try {
      return STRICT.readTree(text);
    } catch (JacksonException e) {
      throw new CommandFailure(
          ExitCode.USAGE,
          name + " is not JSON: " + e.getOriginalMessage(),
          "an array in order, or an object by name: '{\"dest\":\"45R2…\",\"value\":1000}'");
    }
  }

  /// JSON, or a plain text where it is none: an address needs no quotes.
  static JsonNode jsonOrText(String text) {
    try {
      return STRICT.readTree(text);
    } catch (JacksonException e) {
      return JsonNodeFactory.instance.stringNode(text);
    }
  }
}
