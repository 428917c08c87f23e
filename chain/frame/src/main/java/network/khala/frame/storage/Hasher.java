package network.khala.frame.storage;

import network.khala.crypto.Hashing;
import network.khala.scale.ScaleWriter;

/// How a map's key is made part of a storage key. The number is the one of the metadata.
public enum Hasher {
  /// Sixteen bytes; the key cannot be read back.
  BLAKE2_128(0, 16, false),
  /// Thirty-two bytes; the key cannot be read back.
  BLAKE2_256(1, 32, false),
  /// Sixteen bytes, then the key.
  BLAKE2_128_CONCAT(2, 16, true),
  /// Sixteen bytes; the key cannot be read back.
  TWOX_128(3, 16, false),
  /// Thirty-two bytes; the key cannot be read back.
  TWOX_256(4, 32, false),
  /// Eight bytes, then the key.
  TWOX_64_CONCAT(5, 8, true),
  /// The key itself.
  IDENTITY(6, 0, true);

  private final int number;
  private final int hashSize;
  private final boolean reversible;

  Hasher(int number, int hashSize, boolean reversible) {
    this.number = number;
    this.hashSize = hashSize;
    this.reversible = reversible;
  }

  /// The number in metadata.
  public int number() {
    return number;
  }

  /// The bytes before the key itself.
  public int hashSize() {
    return hashSize;
  }

  /// Whether the key follows its hash.
  public boolean reversible() {
    return reversible;
  }

  /// Appends what this hasher makes of an encoded key.
  public void append(byte[] encodedKey, ScaleWriter out) {
    switch (this) {
      case BLAKE2_128, BLAKE2_128_CONCAT -> out.raw(Hashing.blake2b128(encodedKey));
      case BLAKE2_256 -> out.raw(Hashing.blake2b256(encodedKey));
      case TWOX_128 -> out.raw(Hashing.twox128(encodedKey));
      case TWOX_256 -> out.raw(Hashing.twox256(encodedKey));
      case TWOX_64_CONCAT -> out.raw(Hashing.twox64(encodedKey));
      case IDENTITY -> {}
    }
    if (reversible) {
      out.raw(encodedKey);
    }
  }
}
