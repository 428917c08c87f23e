package network.khala.client.json;

import tools.jackson.databind.JsonNode;

/// Foreign text in messages.
final class Texts {
  private static final int MAX_SHOWN = 80;

  private Texts() {}

  static String shortened(JsonNode json) {
    return cut(json.toString());
  }

  static String quoted(String text) {
    return "\"" + cut(text) + "\"";
  }

  private static String cut(String text) {
    return text.length() > MAX_SHOWN ? text.substring(0, MAX_SHOWN) + "…" : text;
  }
}
