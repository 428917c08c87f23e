package network.khala.pallets.identity;

import network.khala.scale.Bytes;
import network.khala.scale.EncodedBy;

/// A short text, or the hash of a longer one.
///
/// On the wire: a byte, then the bytes. 0 is nothing, 1 to 33 a text of 0 to 32 bytes, 34 to 37 a
/// hash of 32.
///
/// @param kind 0 for nothing, 1 for a text, 34 to 37 for BLAKE2b-256, SHA-256, Keccak-256 and
///   SHA3-256
/// @param bytes the text or the hash
@EncodedBy(DataCodec.class)
public record Data(int kind, Bytes bytes) {
  /// Nothing.
  public static final Data NONE = new Data(0, Bytes.EMPTY);

  private static final int TEXT_BYTES_MAX = 32;

  /// Checks that the bytes fit.
  public Data {
    boolean fits =
        switch (kind) {
          case 0 -> bytes.isEmpty();
          case 1 -> bytes.size() <= TEXT_BYTES_MAX;
          case 34, 35, 36, 37 -> bytes.size() == TEXT_BYTES_MAX;
          default -> false;
        };
    if (!fits) {
      throw new IllegalArgumentException("no data: kind " + kind + ", " + bytes.size() + " bytes");
    }
  }

  /// A text of at most 32 bytes.
  public static Data text(Bytes bytes) {
    return new Data(1, bytes);
  }
}
