package network.khala.testkit.registry;

import network.khala.protocol.substrate.StorageKey;
import network.khala.scale.Bytes;
import network.khala.testkit.VectorFile;
import network.khala.testkit.VectorReport;
import network.khala.testkit.VectorSuite;
import tools.jackson.databind.JsonNode;

/// `registry/storage-keys.json`: where storage items lie.
final class StorageKeyVectors implements VectorSuite {
  @Override
  public boolean accepts(VectorFile file) {
    return file.suite().equals("registry") && file.name().equals("storage-keys");
  }

  @Override
  public void run(VectorFile file, VectorReport report) {
    JsonNode pallets = file.content().get("pallets");
    for (String pallet : pallets.propertyNames()) {
      JsonNode described = pallets.get(pallet);
      report.run(pallet, 0, () -> pallet(pallet, described, report));
      for (String item : described.get("items").propertyNames()) {
        String id = pallet + "." + item;
        JsonNode key = described.get("items").get(item).get("key");
        report.run(
            id, 0, () -> report.expectEqual(id, 0, "key", bytes(key), StorageKey.of(pallet, item)));
      }
    }
    for (JsonNode vector : file.content().get("examples")) {
      String id = vector.get("pallet").asString() + "." + vector.get("item").asString();
      report.run(id + " entry", 0, () -> entry(id + " entry", pallets, vector, report));
    }
  }

  private static void pallet(String name, JsonNode described, VectorReport report) {
    Bytes key = StorageKey.of(name, ":__STORAGE_VERSION__:");
    report.expectEqual(
        name, 0, "storageVersionKey", bytes(described.get("storageVersionKey")), key);
    report.expectEqual(name, 1, "prefix", bytes(described.get("prefix")), key.slice(0, 16));
  }

  private static void entry(String id, JsonNode pallets, JsonNode vector, VectorReport report) {
    String pallet = vector.get("pallet").asString();
    String item = vector.get("item").asString().split(" ", 2)[0];
    JsonNode hashers = pallets.get(pallet).get("items").get(item).get("hashers");
    Bytes parts = bytes(vector.get("keyBytes"));
    // The keys of an item with several hashers are of equal length here.
    int length = parts.size() / hashers.size();
    Bytes key = StorageKey.of(pallet, item);
    for (int i = 0; i < hashers.size(); i++) {
      byte[] part = parts.slice(i * length, (i + 1) * length).toArray();
      key =
          switch (hashers.get(i).asString()) {
            case "twox64Concat" -> StorageKey.twox64Concat(key, part);
            case "blake2_128Concat" -> StorageKey.blake2b128Concat(key, part);
            default -> throw new IllegalArgumentException("hasher " + hashers.get(i));
          };
    }
    report.expectEqual(id, 0, "storageKey", bytes(vector.get("storageKey")), key);
  }

  private static Bytes bytes(JsonNode hex) {
    return Bytes.fromHex(hex.asString());
  }
}
