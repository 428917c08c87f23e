package network.khala.finality.cometbft;

import java.util.Arrays;
import network.khala.crypto.Hashing;
import network.khala.scale.Bytes;
import network.khala.scale.Bytes32;

/// One validator of a set.
///
/// @param key its ed25519 public key
/// @param power its voting power, above 0
public record Validator(Bytes32 key, long power) {
  /// The address: the first 20 bytes of the key's SHA-256.
  public Bytes address() {
    return addressOf(key);
  }

  /// The address that belongs to a key.
  public static Bytes addressOf(Bytes32 key) {
    return Bytes.wrap(Arrays.copyOf(Hashing.sha256(key.toArray()), CometHeader.ADDRESS_SIZE));
  }

  /// The item by which the set's hash knows this validator: key and power, nothing else.
  public byte[] leaf() {
    return new ProtoWriter().message(1, publicKey()).varint(2, power).toArray();
  }

  byte[] publicKey() {
    return new ProtoWriter().bytes(1, key.toBytes()).toArray();
  }
}
