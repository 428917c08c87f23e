package network.khala.testkit.pruntime;

import java.util.Map;
import network.khala.crypto.SecretBytes;
import network.khala.crypto.Sr25519KeyPair;
import network.khala.scale.Bytes;
import tools.jackson.databind.JsonNode;

/// The keys that the files of this suite refer to by name; `key-derivation.json` lists them.
final class KeyFixtures {
  private static final Map<String, String> SEEDS =
      Map.of(
          "dev", "0000000000000000000000000000000000000000000000000000000000000001",
          "k0", "3132333435363738393031323334353637383930313233343536373839303132",
          "k1", "3132333435363738393031323334353637383930313233343536373839303133",
          "zero", "0000000000000000000000000000000000000000000000000000000000000000");

  private KeyFixtures() {}

  static Sr25519KeyPair named(String name) {
    String seed = SEEDS.get(name);
    if (seed == null) {
      throw new IllegalArgumentException("no key is named " + name);
    }
    return fromSeed(seed);
  }

  static Sr25519KeyPair fromSeed(String hex) {
    return Sr25519KeyPair.fromSeed(SecretBytes.wrap(Bytes.fromHex(hex).toArray()));
  }

  static byte[] bytes(JsonNode hex) {
    return Bytes.fromHex(hex.asString()).toArray();
  }

  /// Hexadecimal digits without `0x`, as this suite writes them.
  static String hex(byte[] content) {
    return Bytes.of(content).toHex().substring(2);
  }

  static String hex(SecretBytes secret) {
    return hex(secret.toArray());
  }
}
