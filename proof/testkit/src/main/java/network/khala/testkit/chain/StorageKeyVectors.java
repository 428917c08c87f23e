package network.khala.testkit.chain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import network.khala.client.metadata.StorageHasher;
import network.khala.client.metadata.StorageKeys;
import network.khala.scale.Bytes;
import network.khala.testkit.VectorFile;
import network.khala.testkit.VectorReport;
import network.khala.testkit.VectorSuite;
import tools.jackson.databind.JsonNode;

/// `chain/storage-keys.json`: keys of storage entries, built by the client.
public final class StorageKeyVectors implements VectorSuite {
  @Override
  public boolean accepts(VectorFile file) {
    return file.suite().equals("chain") && file.name().equals("storage-keys");
  }

  @Override
  public void run(VectorFile file, VectorReport report) {
    int number = 0;
    for (JsonNode vector : file.content().get("entries")) {
      String id =
          number++ + ": " + vector.get("pallet").asString() + "." + vector.get("item").asString();
      if (report.wants(id)) {
        report.expectEqual(id, 0, "key", vector.get("key").asString(), entry(vector).toHex());
      }
    }
    for (JsonNode vector : file.content().get("wellKnown")) {
      String id = vector.get("name").asString();
      if (report.wants(id)) {
        report.expectEqual(
            id, 0, "key", vector.get("key").asString(), StorageKeys.wellKnown(id).toHex());
      }
    }
    for (JsonNode vector : file.content().get("parameterTypes")) {
      String id = vector.get("name").asString();
      if (report.wants(id)) {
        String key = StorageKeys.hashed(":" + id + ":").toHex();
        report.expectEqual(id, 0, "key", vector.get("key").asString(), key);
      }
    }
  }

  private static Bytes entry(JsonNode vector) {
    List<StorageHasher> hashers = new ArrayList<>();
    vector.get("hashers").forEach(name -> hashers.add(hasher(name.asString())));
    List<Bytes> keys = new ArrayList<>();
    vector.get("scaleKeys").forEach(key -> keys.add(Bytes.fromHex(key.asString())));
    return StorageKeys.of(
        vector.get("pallet").asString(), vector.get("item").asString(), hashers, keys);
  }

  private static StorageHasher hasher(String name) {
    return Arrays.stream(StorageHasher.values())
        .filter(hasher -> hasher.wireName().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("hasher " + name));
  }
}
