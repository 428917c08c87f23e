package network.khala.testkit.chain;

import network.khala.crypto.Hashing;
import network.khala.scale.Bytes;
import network.khala.scale.Bytes32;
import tools.jackson.databind.JsonNode;

/// Hexadecimal members of the vector files.
final class Hex {
  private Hex() {}

  static byte[] bytes(JsonNode text) {
    return Bytes.fromHex(text.asString()).toArray();
  }

  static String hash(byte[] content) {
    return Bytes32.wrap(Hashing.blake2b256(content)).toHex();
  }
}
