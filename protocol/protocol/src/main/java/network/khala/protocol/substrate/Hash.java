package network.khala.protocol.substrate;

import network.khala.crypto.Hashing;
import network.khala.scale.Bytes;
import network.khala.scale.Bytes32;
import network.khala.scale.ScalePath;
import network.khala.scale.Tuple;
import network.khala.scale.TypeName;

/// A 256-bit hash or identifier, `H256` in metadata.
///
/// @param value the 32 bytes
@Tuple
@ScalePath("primitive_types::H256")
public record Hash(@TypeName("[u8; 32]") Bytes32 value) implements Comparable<Hash> {
  /// Thirty-two zero bytes: the parent of a genesis block.
  public static final Hash ZERO = new Hash(Bytes32.ZERO);

  /// Copies the given 32 bytes.
  ///
  /// @throws IllegalArgumentException on any other length
  public static Hash of(byte... bytes) {
    return new Hash(Bytes32.of(bytes));
  }

  /// Parses 64 hexadecimal digits, with or without `0x`.
  ///
  /// @throws IllegalArgumentException on anything else
  public static Hash fromHex(String hex) {
    return new Hash(Bytes32.fromHex(hex));
  }

  /// The BLAKE2b-256 hash of the given bytes, the hash of blocks, extrinsics and messages.
  public static Hash blake2(byte[] data) {
    return new Hash(Bytes32.wrap(Hashing.blake2b256(data)));
  }

  /// The BLAKE2b-256 hash of the given bytes.
  public static Hash blake2(Bytes data) {
    return blake2(data.toArray());
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
  public int compareTo(Hash other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return toHex();
  }
}
