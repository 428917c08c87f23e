package network.khala.protocol.substrate;

import network.khala.scale.Bytes32;
import network.khala.scale.ScalePath;
import network.khala.scale.Tuple;
import network.khala.scale.TypeName;

/// A compressed Ristretto point: the identity of a worker, a contract, a cluster or the
/// gatekeepers, and the public half of every key agreement. Any 32 bytes are carried; whether they
/// are a point is decided where the key is used.
///
/// @param value the 32 bytes
@Tuple
@ScalePath("sp_core::sr25519::Public")
public record Sr25519PublicKey(@TypeName("[u8; 32]") Bytes32 value)
    implements Comparable<Sr25519PublicKey> {
  /// Copies the given 32 bytes.
  ///
  /// @throws IllegalArgumentException on any other length
  public static Sr25519PublicKey of(byte... bytes) {
    return new Sr25519PublicKey(Bytes32.of(bytes));
  }

  /// Parses 64 hexadecimal digits, with or without `0x`.
  ///
  /// @throws IllegalArgumentException on anything else
  public static Sr25519PublicKey fromHex(String hex) {
    return new Sr25519PublicKey(Bytes32.fromHex(hex));
  }

  /// A copy of the 32 bytes.
  public byte[] toArray() {
    return value.toArray();
  }

  /// Lower-case hexadecimal with `0x`.
  public String toHex() {
    return value.toHex();
  }

  /// Ordered as unsigned bytes, which is the order of keys in encoded maps.
  @Override
  public int compareTo(Sr25519PublicKey other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return toHex();
  }
}
