package network.khala.scale;

import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// Exactly 32 immutable bytes: a hash, an account, a public key. Ordered lexicographically by
/// unsigned bytes. Its SCALE form is `[u8; 32]`.
///
/// Not for secrets: [#equals(Object)] is not constant-time and the content is never wiped.
public final class Bytes32 implements Comparable<Bytes32> {
  /// The length in bytes.
  public static final int SIZE = 32;

  /// Thirty-two zero bytes.
  public static final Bytes32 ZERO = new Bytes32(new byte[SIZE]);

  private final byte[] content;

  private Bytes32(byte[] content) {
    if (content.length != SIZE) {
      throw new IllegalArgumentException("32 bytes are needed, not " + content.length);
    }
    this.content = content;
  }

  /// Copies the given 32 bytes.
  ///
  /// @throws IllegalArgumentException on any other length
  public static Bytes32 of(byte... content) {
    return new Bytes32(content.clone());
  }

  /// Takes the array over without a copy; the caller must never touch it again.
  ///
  /// @throws IllegalArgumentException on any other length than 32
  public static Bytes32 wrap(byte[] content) {
    return new Bytes32(content);
  }

  /// Parses 64 hexadecimal digits, with or without `0x`.
  ///
  /// @throws IllegalArgumentException on anything else
  public static Bytes32 fromHex(String hex) {
    return new Bytes32(HexFormat.of().parseHex(hex.startsWith("0x") ? hex.substring(2) : hex));
  }

  /// The byte at `index`, signed as Java's bytes are.
  public byte get(int index) {
    return content[index];
  }

  /// A copy of the content.
  public byte[] toArray() {
    return content.clone();
  }

  /// The same bytes as a byte string of variable length.
  public Bytes toBytes() {
    return Bytes.wrap(content);
  }

  /// Lower-case hexadecimal with `0x`.
  public String toHex() {
    return "0x" + HexFormat.of().formatHex(content);
  }

  /// The backing array, for readers and writers of this package only.
  byte[] backing() {
    return content;
  }

  @Override
  public int compareTo(Bytes32 other) {
    return Arrays.compareUnsigned(content, other.content);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Bytes32 that && Arrays.equals(content, that.content);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(content);
  }

  @Override
  public String toString() {
    return toHex();
  }
}
