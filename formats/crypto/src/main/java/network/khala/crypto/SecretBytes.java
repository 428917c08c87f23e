package network.khala.crypto;

import java.security.MessageDigest;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A secret of fixed length that is overwritten when closed. Equality takes a time that depends on
/// the lengths only; the text form shows the length only.
///
/// Not thread-safe towards [#close]: close it when nobody uses it any more.
public final class SecretBytes implements AutoCloseable {
  private final byte[] content;
  private boolean closed;

  private SecretBytes(byte[] content) {
    this.content = content;
  }

  /// Copies `content`, which stays the caller's to wipe.
  public static SecretBytes copyOf(byte[] content) {
    return new SecretBytes(content.clone());
  }

  /// Takes the array over: the caller must never touch it again.
  public static SecretBytes wrap(byte[] content) {
    return new SecretBytes(content);
  }

  /// `size` fresh random bytes.
  public static SecretBytes random(int size) {
    return new SecretBytes(Randomness.bytes(size));
  }

  /// The length in bytes.
  public int size() {
    return content.length;
  }

  /// A copy for the caller to use and wipe.
  ///
  /// @throws IllegalStateException if the secret was wiped
  public byte[] toArray() {
    return backing().clone();
  }

  /// The array itself, for reading inside this package.
  byte[] backing() {
    if (closed) {
      throw new IllegalStateException("the secret was wiped already");
    }
    return content;
  }

  /// A secret of its own over the bytes from `from` (inclusive) to `to` (exclusive).
  SecretBytes slice(int from, int to) {
    return new SecretBytes(Arrays.copyOfRange(backing(), from, to));
  }

  /// Overwrites the secret. Closing twice is harmless.
  @Override
  public void close() {
    closed = true;
    Arrays.fill(content, (byte) 0);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof SecretBytes that && MessageDigest.isEqual(backing(), that.backing());
  }

  /// The same for all secrets of a length, since it may reach a log or a table.
  @Override
  public int hashCode() {
    return content.length;
  }

  @Override
  public String toString() {
    return "SecretBytes[" + content.length + "]";
  }
}
