package network.khala.testkit.chain;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import network.khala.scale.TypeDef;
import network.khala.scale.TypeInfo;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Described types in the JSON of the metadata vectors.
final class TypeJson {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private TypeJson() {}

  static ObjectNode of(TypeInfo type) {
    ObjectNode json = JSON.objectNode();
    json.set("path", strings(type.path()));
    ArrayNode params = json.putArray("params");
    type.params()
        .forEach(
            param -> {
              ObjectNode entry = params.addObject().put("name", param.name());
              entry.set(
                  "type", param.type().<JsonNode>map(JSON::numberNode).orElse(JSON.nullNode()));
            });
    json.set("def", def(type.def()));
    json.set("docs", strings(type.docs()));
    return json;
  }

  static ArrayNode strings(List<String> texts) {
    ArrayNode json = JSON.arrayNode();
    texts.forEach(json::add);
    return json;
  }

  private static ObjectNode def(TypeDef def) {
    ObjectNode json = JSON.objectNode();
    switch (def) {
      case TypeDef.Composite(List<TypeDef.Field> fields) ->
          json.putObject("Composite").set("fields", fields(fields));
      case TypeDef.Variants(List<TypeDef.Variant> variants) ->
          json.putObject("Variant").set("variants", variants(variants));
      case TypeDef.Sequence(int item) -> json.putObject("Sequence").put("type", item);
      case TypeDef.Array(long length, int item) ->
          json.putObject("Array").put("len", Math.toIntExact(length)).put("type", item);
      case TypeDef.Tuple(List<Integer> members) -> {
        ArrayNode tuple = json.putArray("Tuple");
        members.forEach(tuple::add);
      }
      case TypeDef.Primitive primitive -> json.put("Primitive", primitiveName(primitive));
      case TypeDef.Compact(int inner) -> json.putObject("Compact").put("type", inner);
      case TypeDef.BitSequence(int store, int order) ->
          json.putObject("BitSequence").put("bitStoreType", store).put("bitOrderType", order);
    }
    return json;
  }

  private static String primitiveName(TypeDef.Primitive primitive) {
    String name = primitive.name();
    return name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
  }

  private static ArrayNode variants(List<TypeDef.Variant> variants) {
    ArrayNode json = JSON.arrayNode();
    for (TypeDef.Variant variant : variants) {
      ObjectNode entry = json.addObject().put("name", variant.name());
      entry.set("fields", fields(variant.fields()));
      entry.put("index", variant.index()).set("docs", strings(variant.docs()));
    }
    return json;
  }

  private static ArrayNode fields(List<TypeDef.Field> fields) {
    ArrayNode json = JSON.arrayNode();
    for (TypeDef.Field field : fields) {
      ObjectNode entry = json.addObject();
      entry.set("name", text(field.name()));
      entry.put("type", field.type());
      entry.set("typeName", text(field.typeName()));
      entry.set("docs", strings(field.docs()));
    }
    return json;
  }

  private static JsonNode text(Optional<String> text) {
    return text.<JsonNode>map(JSON::stringNode).orElse(JSON.nullNode());
  }
}
