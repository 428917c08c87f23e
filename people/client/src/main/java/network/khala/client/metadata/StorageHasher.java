package network.khala.client.metadata;

import java.util.Arrays;
import network.khala.crypto.Hashing;

/// How a part of a map's key is hashed. The order of the constants is their number on the wire.
public enum StorageHasher {
  /// 16 bytes of BLAKE2b-128.
  BLAKE2_128("Blake2_128", 16, false),
  /// 32 bytes of BLAKE2b-256.
  BLAKE2_256("Blake2_256", 32, false),
  /// 16 bytes of BLAKE2b-128, then the encoded key.
  BLAKE2_128_CONCAT("Blake2_128Concat", 16, true),
  /// 16 bytes of xxHash.
  TWOX_128("Twox128", 16, false),
  /// 32 bytes of xxHash.
  TWOX_256("Twox256", 32, false),
  /// 8 bytes of xxHash, then the encoded key.
  TWOX_64_CONCAT("Twox64Concat", 8, true),
  /// The encoded key.
  IDENTITY("Identity", 0, true);

  private final String wireName;
  private final int hashSize;
  private final boolean reversible;

  StorageHasher(String wireName, int hashSize, boolean reversible) {
    this.wireName = wireName;
    this.hashSize = hashSize;
    this.reversible = reversible;
  }

  /// The name as metadata in JSON form writes it.
  public String wireName() {
    return wireName;
  }

  /// The number of hash bytes before the encoded key, if that follows.
  public int hashSize() {
    return hashSize;
  }

  /// Whether the encoded key can be read back from the hashed one.
  public boolean reversible() {
    return reversible;
  }

  /// What an encoded key becomes.
  public byte[] hash(byte[] encodedKey) {
    byte[] hash =
        switch (this) {
          case BLAKE2_128, BLAKE2_128_CONCAT -> Hashing.blake2b128(encodedKey);
          case BLAKE2_256 -> Hashing.blake2b256(encodedKey);
          case TWOX_128 -> Hashing.twox128(encodedKey);
          case TWOX_256 -> Hashing.twox256(encodedKey);
          case TWOX_64_CONCAT -> Hashing.twox64(encodedKey);
          case IDENTITY -> new byte[0];
        };
    if (!reversible) {
      return hash;
    }
    byte[] whole = Arrays.copyOf(hash, hash.length + encodedKey.length);
    System.arraycopy(encodedKey, 0, whole, hash.length, encodedKey.length);
    return whole;
  }
}
