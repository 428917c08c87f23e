package network.khala.scale;

import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// An immutable byte string, ordered lexicographically by unsigned bytes. Its SCALE form is
/// `Vec<u8>`: compact length, then the bytes.
///
/// Not for secrets: [#equals(Object)] is not constant-time and the content is never wiped.
public final class Bytes implements Comparable<Bytes> {
  /// The byte string of length zero.
  public static final Bytes EMPTY = new Bytes(new byte[0]);

  private final byte[] content;

  private Bytes(byte[] content) {
    this.content = content;
  }

  /// Copies the given bytes.
  public static Bytes of(byte... content) {
    return content.length == 0 ? EMPTY : new Bytes(content.clone());
  }

  /// Takes the array over without a copy; the caller must never touch it again.
  public static Bytes wrap(byte[] content) {
    return content.length == 0 ? EMPTY : new Bytes(content);
  }

  /// Parses hexadecimal text, with or without `0x`.
  ///
  /// @throws IllegalArgumentException if the text is not an even number of hexadecimal digits
  public static Bytes fromHex(String hex) {
    return wrap(HexFormat.of().parseHex(hex.startsWith("0x") ? hex.substring(2) : hex));
  }

  /// The length in bytes.
  public int size() {
    return content.length;
  }

  /// Whether the length is zero.
  public boolean isEmpty() {
    return content.length == 0;
  }

  /// The byte at `index`, signed as Java's bytes are.
  public byte get(int index) {
    return content[index];
  }

  /// The bytes from `from` (inclusive) to `to` (exclusive).
  public Bytes slice(int from, int to) {
    if (from < 0 || to < from || to > content.length) {
      throw new IndexOutOfBoundsException(from + ".." + to + " of " + content.length);
    }
    return wrap(Arrays.copyOfRange(content, from, to));
  }

  /// This byte string followed by `tail`.
  public Bytes concat(Bytes tail) {
    byte[] joined = Arrays.copyOf(content, content.length + tail.content.length);
    System.arraycopy(tail.content, 0, joined, content.length, tail.content.length);
    return wrap(joined);
  }

  /// Whether this byte string begins with `prefix`.
  public boolean startsWith(Bytes prefix) {
    return content.length >= prefix.content.length
        && Arrays.equals(
            content, 0, prefix.content.length, prefix.content, 0, prefix.content.length);
  }

  /// A copy of the content.
  public byte[] toArray() {
    return content.clone();
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
  public int compareTo(Bytes other) {
    return Arrays.compareUnsigned(content, other.content);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Bytes that && Arrays.equals(content, that.content);
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
