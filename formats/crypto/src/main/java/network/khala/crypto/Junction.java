package network.khala.crypto;

import java.util.Arrays;
import network.khala.scale.Bytes32;
import network.khala.scale.ScaleWriter;

/// One step of a derivation path.
///
/// The chain code of a text is the number's eight bytes, little-endian, if the text is an unsigned
/// 64-bit decimal, else its SCALE form (compact length, UTF-8); zero-padded to 32 bytes, or hashed
/// with BLAKE2b-256 if longer. Source: `docs/protocol/keys.md#derivation`.
///
/// @param hard whether the child's public key can be found only with the parent's secret
/// @param chainCode what distinguishes the child from its siblings
public record Junction(boolean hard, Bytes32 chainCode) {
  /// A `//text` step.
  public static Junction hard(String text) {
    return new Junction(true, chainCodeOf(text));
  }

  /// A `/text` step.
  public static Junction soft(String text) {
    return new Junction(false, chainCodeOf(text));
  }

  private static Bytes32 chainCodeOf(String text) {
    ScaleWriter writer = new ScaleWriter();
    byte[] encoded =
        (isUnsigned64(text) ? writer.u64(Long.parseUnsignedLong(text)) : writer.string(text))
            .toArray();
    return Bytes32.wrap(
        encoded.length > Bytes32.SIZE
            ? Hashing.blake2b256(encoded)
            : Arrays.copyOf(encoded, Bytes32.SIZE));
  }

  private static boolean isUnsigned64(String text) {
    if (text.isEmpty() || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return false;
    }
    try {
      Long.parseUnsignedLong(text);
      return true;
    } catch (NumberFormatException e) {
      return false;
    }
  }
}
