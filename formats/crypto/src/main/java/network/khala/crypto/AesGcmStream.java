package network.khala.crypto;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PushbackInputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;

/// AES-GCM for data of any length, chunk by chunk in constant memory (the STREAM construction with
/// a 32-bit counter).
///
/// | part | bytes |
/// | --- | --- |
/// | prefix | 7, random |
/// | for each chunk: length | 4, big-endian, of the next |
/// | … ciphertext and tag | as many |
///
/// The nonce of chunk i is the prefix, i as 4 bytes big-endian, and 1 for the last chunk or 0 for
/// the others. So chunks cannot be left out, repeated, reordered or cut off at the end without
/// notice.
///
/// Source: `docs/protocol/keys.md#authenticated-encryption`.
public final class AesGcmStream {
  private static final int PREFIX_SIZE = 7;

  private final SecretBytes key;
  private final int chunkSize;

  /// A stream under a key of 16 or 32 bytes, whose chunks hold up to `chunkSize` bytes of
  /// plaintext. A key may serve for many streams: each has its own random prefix, 2^28 are safe.
  public AesGcmStream(SecretBytes key, int chunkSize) {
    if (chunkSize < 1) {
      throw new IllegalArgumentException("a chunk holds at least one byte, not " + chunkSize);
    }
    this.key = key;
    this.chunkSize = chunkSize;
  }

  /// Encrypts all of `plaintext`.
  public void encrypt(InputStream plaintext, OutputStream target) throws IOException {
    encrypt(Randomness.bytes(PREFIX_SIZE), plaintext, target);
  }

  void encrypt(byte[] prefix, InputStream plaintext, OutputStream target) throws IOException {
    target.write(prefix);
    byte[] chunk = plaintext.readNBytes(chunkSize);
    boolean last = false;
    for (int i = 0; !last; i = Math.incrementExact(i)) {
      // A chunk is the last if nothing follows; only an empty stream has an empty chunk.
      byte[] next = chunk.length < chunkSize ? new byte[0] : plaintext.readNBytes(chunkSize);
      last = next.length == 0;
      byte[] encrypted = AesGcm.encrypt(key, nonce(prefix, i, last), chunk);
      target.write(ByteBuffer.allocate(4).putInt(encrypted.length).array());
      target.write(encrypted);
      Arrays.fill(chunk, (byte) 0);
      chunk = next;
    }
  }

  /// Decrypts a stream. Chunks are written as they are verified; what was written counts only if
  /// this method returns.
  ///
  /// @throws VerificationException if a chunk is malformed, too long, altered, or the end is
  ///   missing
  public void decrypt(InputStream source, OutputStream plaintext) throws IOException {
    PushbackInputStream lookahead = new PushbackInputStream(source, 1);
    DataInputStream input = new DataInputStream(lookahead);
    byte[] prefix = new byte[PREFIX_SIZE];
    try {
      input.readFully(prefix);
      boolean last = false;
      for (int i = 0; !last; i = Math.incrementExact(i)) {
        byte[] encrypted = readChunk(input);
        int following = lookahead.read();
        last = following < 0;
        if (!last) {
          lookahead.unread(following);
        }
        byte[] chunk = AesGcm.decrypt(key, nonce(prefix, i, last), encrypted);
        plaintext.write(chunk);
        Arrays.fill(chunk, (byte) 0);
      }
    } catch (EOFException _) {
      throw new VerificationException("the encrypted stream ends inside a chunk");
    }
  }

  /// Decrypts a stream held in memory.
  ///
  /// @throws VerificationException as [#decrypt(InputStream, OutputStream)]
  public void decrypt(byte[] source, OutputStream plaintext) throws IOException {
    decrypt(new ByteArrayInputStream(source), plaintext);
  }

  private byte[] readChunk(DataInputStream input) throws IOException {
    int length = input.readInt();
    if (length < AesGcm.TAG_SIZE || length > chunkSize + (long) AesGcm.TAG_SIZE) {
      throw new VerificationException(
          "a chunk of the encrypted stream claims %d bytes; %d are the limit"
              .formatted(Integer.toUnsignedLong(length), chunkSize + (long) AesGcm.TAG_SIZE));
    }
    byte[] encrypted = new byte[length];
    input.readFully(encrypted);
    return encrypted;
  }

  private static byte[] nonce(byte[] prefix, int index, boolean last) {
    return ByteBuffer.allocate(AesGcm.NONCE_SIZE)
        .put(prefix)
        .putInt(index)
        .put((byte) (last ? 1 : 0))
        .array();
  }
}
