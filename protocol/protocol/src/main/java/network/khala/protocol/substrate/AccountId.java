package network.khala.protocol.substrate;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import network.khala.scale.Bytes32;
import network.khala.scale.ScalePath;
import network.khala.scale.Tuple;
import network.khala.scale.TypeName;

/// An account: 32 bytes, which are the public key for ed25519 and sr25519, and
/// `blake2_256(compressed public key)` for ECDSA.
///
/// @param value the 32 bytes
@Tuple
@ScalePath("sp_core::crypto::AccountId32")
public record AccountId(@TypeName("[u8; 32]") Bytes32 value) implements Comparable<AccountId> {
  /// The account of 32 zero bytes, whose key nobody knows.
  public static final AccountId ZERO = new AccountId(Bytes32.ZERO);

  private static final int PALLET_ID_SIZE = 12;

  /// Copies the given 32 bytes.
  ///
  /// @throws IllegalArgumentException on any other length
  public static AccountId of(byte... bytes) {
    return new AccountId(Bytes32.of(bytes));
  }

  /// Parses 64 hexadecimal digits, with or without `0x`.
  ///
  /// @throws IllegalArgumentException on anything else
  public static AccountId fromHex(String hex) {
    return new AccountId(Bytes32.fromHex(hex));
  }

  /// The account of a pallet: `modl`, the pallet's id, zeros. Nobody has its key.
  ///
  /// @param palletId eight ASCII characters
  public static AccountId ofPallet(String palletId) {
    byte[] id = ("modl" + palletId).getBytes(StandardCharsets.US_ASCII);
    if (id.length != PALLET_ID_SIZE) {
      throw new IllegalArgumentException("a pallet id has eight characters, not " + palletId);
    }
    return new AccountId(Bytes32.wrap(Arrays.copyOf(id, Bytes32.SIZE)));
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
  public int compareTo(AccountId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return toHex();
  }
}
