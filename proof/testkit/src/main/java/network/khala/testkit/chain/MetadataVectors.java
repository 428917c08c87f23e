package network.khala.testkit.chain;

import java.util.List;
import java.util.Locale;
import network.khala.client.metadata.Constant;
import network.khala.client.metadata.Metadata;
import network.khala.client.metadata.Pallet;
import network.khala.client.metadata.RuntimeApi;
import network.khala.client.metadata.SignedExtension;
import network.khala.client.metadata.StorageItem;
import network.khala.scale.Bytes;
import network.khala.testkit.VectorFile;
import network.khala.testkit.VectorReport;
import network.khala.testkit.VectorSuite;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// `chain/metadata-minimal.json`: metadata of versions 14 and 15, decoded by the client and
/// compared with the tree that it was encoded from.
public final class MetadataVectors implements VectorSuite {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  @Override
  public boolean accepts(VectorFile file) {
    return file.suite().equals("chain") && file.name().equals("metadata-minimal");
  }

  @Override
  public void run(VectorFile file, VectorReport report) {
    JsonNode content = file.content();
    for (String version : List.of("v14", "v15")) {
      if (report.wants(version)) {
        Bytes encoded = Bytes.fromHex(content.get(version).get("hex").asString());
        compare(version, content, encoded, report);
      }
    }
  }

  private static void compare(
      String version, JsonNode content, Bytes encoded, VectorReport report) {
    JsonNode tree = content.get("v14json");
    report.expectEqual(
        version,
        0,
        "blake2_256",
        content.get(version).get("blake2_256").asString(),
        Hex.hash(encoded.toArray()));
    Metadata metadata = Metadata.decode(encoded);
    int step = 1;
    for (JsonNode type : tree.get("lookup").get("types")) {
      int number = type.get("id").intValue();
      report.expectEqual(
          version,
          step++,
          "types[" + number + "]",
          type.get("type"),
          TypeJson.of(metadata.types().type(number)));
    }
    ArrayNode pallets = JSON.arrayNode();
    metadata.pallets().forEach(pallet -> pallets.add(pallet(pallet)));
    for (JsonNode pallet : tree.get("pallets")) {
      String name = pallet.get("name").asString();
      report.expectEqual(version, step++, "pallets." + name, pallet, pallet(metadata.pallet(name)));
    }
    report.expectEqual(version, step++, "pallets", tree.get("pallets"), pallets);
    report.expectEqual(
        version,
        step++,
        "signedExtensions",
        tree.get("extrinsic").get("signedExtensions"),
        extensions(metadata));
    if (version.equals("v15")) {
      JsonNode extra = content.get("v15extra");
      extrinsic(version, step, extra.get("extrinsic"), metadata, report);
      report.expectEqual(version, step + 4, "apis", extra.get("apis"), apis(metadata));
    }
  }

  private static void extrinsic(
      String version, int step, JsonNode expected, Metadata metadata, VectorReport report) {
    var format = metadata.extrinsic();
    expect(version, step, expected, "version", format.version(), report);
    expect(version, step + 1, expected, "addressType", format.addressType(), report);
    expect(version, step + 2, expected, "callType", format.callType(), report);
    expect(version, step + 3, expected, "signatureType", format.signatureType(), report);
  }

  private static void expect(
      String id, int step, JsonNode expected, String member, int actual, VectorReport report) {
    report.expectEqual(id, step, member, expected.get(member).intValue(), actual);
  }

  private static ObjectNode pallet(Pallet pallet) {
    ObjectNode json = JSON.objectNode();
    json.put("name", pallet.name());
    if (pallet.storage().isEmpty()) {
      json.putNull("storage");
    } else {
      ObjectNode storage = json.putObject("storage");
      storage.put("prefix", pallet.storage().getFirst().pallet());
      ArrayNode items = storage.putArray("items");
      pallet.storage().forEach(item -> items.add(item(item)));
    }
    json.set("calls", optionalType(pallet.callsType().orElse(-1)));
    json.set("events", optionalType(pallet.eventsType().orElse(-1)));
    ArrayNode constants = json.putArray("constants");
    pallet.constants().forEach(constant -> constants.add(constant(constant)));
    json.set("errors", optionalType(pallet.errorsType().orElse(-1)));
    return json.put("index", pallet.index());
  }

  private static JsonNode optionalType(int type) {
    return type < 0 ? JSON.nullNode() : JSON.objectNode().put("type", type);
  }

  private static ObjectNode item(StorageItem item) {
    ObjectNode json = JSON.objectNode();
    json.put("name", item.name());
    json.put("modifier", capitalised(item.modifier().name()));
    ObjectNode type = json.putObject("type");
    if (item.isMap()) {
      ObjectNode map = type.putObject("Map");
      ArrayNode hashers = map.putArray("hashers");
      item.hashers().forEach(hasher -> hashers.add(hasher.wireName()));
      // The vector has maps of one key part only.
      map.put("key", item.keyTypes().getFirst()).put("value", item.valueType());
    } else {
      type.put("Plain", item.valueType());
    }
    json.put("fallback", item.fallback().toHex());
    json.set("docs", TypeJson.strings(item.docs()));
    return json;
  }

  private static String capitalised(String name) {
    return name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
  }

  private static ObjectNode constant(Constant constant) {
    ObjectNode json = JSON.objectNode();
    json.put("name", constant.name()).put("type", constant.type());
    json.put("value", constant.value().toHex());
    json.set("docs", TypeJson.strings(constant.docs()));
    return json;
  }

  private static ArrayNode extensions(Metadata metadata) {
    ArrayNode json = JSON.arrayNode();
    for (SignedExtension extension : metadata.extrinsic().extensions()) {
      json.addObject()
          .put("identifier", extension.identifier())
          .put("type", extension.type())
          .put("additionalSigned", extension.additionalType());
    }
    return json;
  }

  private static ArrayNode apis(Metadata metadata) {
    ArrayNode json = JSON.arrayNode();
    for (RuntimeApi api : metadata.apis()) {
      ObjectNode entry = json.addObject();
      entry.put("name", api.name());
      ArrayNode methods = entry.putArray("methods");
      api.methods().forEach(method -> methods.add(method(method)));
      entry.set("docs", TypeJson.strings(api.docs()));
    }
    return json;
  }

  private static ObjectNode method(RuntimeApi.Method method) {
    ObjectNode json = JSON.objectNode();
    json.put("name", method.name());
    ArrayNode inputs = json.putArray("inputs");
    method
        .inputs()
        .forEach(input -> inputs.addObject().put("name", input.name()).put("type", input.type()));
    json.put("output", method.output());
    json.set("docs", TypeJson.strings(method.docs()));
    return json;
  }
}
