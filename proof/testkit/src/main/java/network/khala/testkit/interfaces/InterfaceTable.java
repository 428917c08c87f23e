package network.khala.testkit.interfaces;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// The interface of a pallet as a table gives it, in the form of [PalletInterface].
final class InterfaceTable {
  private InterfaceTable() {}

  static Map<String, String> of(JsonNode pallet) {
    Map<String, String> items = new TreeMap<>();
    for (JsonNode call : pallet.path("calls")) {
      items.put("call " + name(call), index(call) + fields(call.path("args")));
    }
    for (JsonNode event : pallet.path("events")) {
      items.put("event " + name(event), index(event) + fields(event.path("fields")));
    }
    int index = 0;
    for (JsonNode error : pallet.path("errors")) {
      boolean numbered = error.isObject();
      items.put(
          "error " + (numbered ? name(error) : error.asString()),
          (numbered ? index(error) : String.valueOf(index)) + "()");
      index++;
    }
    for (JsonNode item : pallet.path("storage")) {
      items.put("storage " + name(item), storage(item));
    }
    for (JsonNode constant : pallet.path("constants")) {
      items.put("constant " + name(constant), type(constant.get("type")));
    }
    return items;
  }

  /// The calls of a table that runtimes of December 2023 do not have any more.
  static Set<String> removedLater(JsonNode pallet) {
    return pallet
        .path("december2023")
        .path("callsRemoved")
        .valueStream()
        .map(name -> "call " + name.asString())
        .collect(Collectors.toSet());
  }

  private static String storage(JsonNode item) {
    String kind =
        item.has("modifier")
            ? item.get("modifier").asString()
            : item.get("kind").asString().split(" ", 2)[0];
    List<String> hashers = item.path("hashers").valueStream().map(JsonNode::asString).toList();
    return kind
        + " "
        + hashers
        + (hashers.isEmpty() ? "" : type(item.get("key")))
        + " "
        + type(item.get("value"));
  }

  private static String fields(JsonNode fields) {
    return fields
        .valueStream()
        .map(field -> name(field) + ": " + type(field.get("type")))
        .collect(Collectors.joining(", ", "(", ")"));
  }

  private static String name(JsonNode item) {
    return item.get("name").asString();
  }

  private static String index(JsonNode item) {
    return item.get("index").asString();
  }

  private static String type(JsonNode text) {
    return TypeText.normal(text.asString());
  }
}
