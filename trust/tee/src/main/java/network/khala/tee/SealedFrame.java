package network.khala.tee;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import network.khala.crypto.AesGcm;
import network.khala.crypto.Hashing;
import network.khala.crypto.SecretBytes;
import network.khala.crypto.VerificationException;
import network.khala.scale.Bytes;
import network.khala.tee.SealException.Problem;

/// The bytes of a sealed file. Integers are little-endian.
///
/// | offset | size | content |
/// | --- | --- | --- |
/// | 0 | 8 | `KHSEALED` |
/// | 8 | 2 | version, 1 |
/// | 10 | 2 | 0 |
/// | 12 | 8 | generation |
/// | 20 | 16 | the sealer's security version |
/// | 36 | 16 | key id: first half of Blake2b-256 of `khala-seal-key-id` and the key |
/// | 52 | 12 | nonce |
/// | 64 | 4 | n |
/// | 68 | n | AES-256-GCM: the generation again, the content, the tag |
/// | 68 + n | 32 | Blake2b-256 of everything before |
///
/// What the ciphertext does not authenticate decides its key or is checked against it. The last
/// line tells damage apart from a file that is intact and of somebody else.
final class SealedFrame {
  static final int MAX_CONTENT = 64 << 20;

  private static final byte[] MAGIC = "KHSEALED".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] KEY_ID = "khala-seal-key-id".getBytes(StandardCharsets.US_ASCII);
  private static final int VERSION = 1;
  private static final int HEADER_SIZE = 68;
  private static final int GENERATION_SIZE = 8;
  private static final int KEY_ID_SIZE = 16;
  private static final int CHECKSUM_SIZE = 32;
  private static final int OVERHEAD =
      HEADER_SIZE + GENERATION_SIZE + AesGcm.TAG_SIZE + CHECKSUM_SIZE;

  static final int MAX_SIZE = OVERHEAD + MAX_CONTENT;

  private final Sealer sealer;
  private final String purpose;

  SealedFrame(Sealer sealer, String purpose) {
    if (purpose.isEmpty()
        || purpose.length() > 63
        || purpose.chars().anyMatch(c -> c < 0x21 || c > 0x7e)) {
      throw new IllegalArgumentException(
          "a purpose has 1 to 63 printable ASCII characters: " + purpose);
    }
    this.sealer = sealer;
    this.purpose = purpose;
  }

  /// What a frame says without its key.
  record Header(long generation, Bytes securityVersion) {}

  byte[] seal(byte[] content, long generation) {
    if (content.length > MAX_CONTENT) {
      throw new SealException(
          Problem.TOO_LARGE,
          "%s: %d bytes, a sealed file holds at most %d"
              .formatted(purpose, content.length, MAX_CONTENT));
    }
    Bytes securityVersion = sealer.currentVersion();
    byte[] nonce = AesGcm.randomNonce();
    byte[] plaintext = plaintext(content, generation);
    try (SecretBytes key = sealer.deriveKey(purpose, securityVersion)) {
      byte[] ciphertext = AesGcm.encrypt(key, nonce, plaintext);
      ByteBuffer out =
          ByteBuffer.allocate(OVERHEAD + content.length).order(ByteOrder.LITTLE_ENDIAN);
      out.put(MAGIC).putShort((short) VERSION).putShort((short) 0).putLong(generation);
      out.put(securityVersion.toArray()).put(keyId(key)).put(nonce);
      out.putInt(ciphertext.length).put(ciphertext);
      out.put(Hashing.blake2b256(out.array(), 0, out.position()));
      return out.array();
    } finally {
      Arrays.fill(plaintext, (byte) 0);
    }
  }

  private static byte[] plaintext(byte[] content, long generation) {
    return ByteBuffer.allocate(GENERATION_SIZE + content.length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(generation)
        .put(content)
        .array();
  }

  /// Whether a file begins like a sealed one.
  static boolean isFrame(byte[] beginning) {
    return beginning.length >= MAGIC.length
        && Arrays.equals(beginning, 0, MAGIC.length, MAGIC, 0, MAGIC.length);
  }

  /// What a frame says of itself, which needs no key. Checks magic, version, lengths and checksum,
  /// in this order.
  static Header inspect(byte[] frame, String where) {
    ByteBuffer in = ByteBuffer.wrap(frame).order(ByteOrder.LITTLE_ENDIAN);
    if (frame.length < OVERHEAD || !isFrame(frame)) {
      throw corrupt(where, "is no sealed file (" + frame.length + " bytes)");
    }
    if (in.getShort(8) != VERSION) {
      throw new SealException(
          Problem.UNSUPPORTED_VERSION,
          "%s: sealed file version %d, this program knows %d; run the newer program"
              .formatted(where, Short.toUnsignedInt(in.getShort(8)), VERSION));
    }
    if (in.getInt(64) != frame.length - HEADER_SIZE - CHECKSUM_SIZE) {
      throw corrupt(where, "is cut off or has bytes to spare (" + frame.length + " bytes)");
    }
    int checked = frame.length - CHECKSUM_SIZE;
    byte[] checksum = Hashing.blake2b256(frame, 0, checked);
    if (!Arrays.equals(frame, checked, frame.length, checksum, 0, CHECKSUM_SIZE)) {
      throw corrupt(where, "has a wrong checksum");
    }
    return new Header(in.getLong(12), Bytes.wrap(Arrays.copyOfRange(frame, 20, 36)));
  }

  /// The content of a frame that passed [#inspect(byte[],String)].
  byte[] open(byte[] frame, Header header, String where) {
    try (SecretBytes key = sealer.deriveKey(purpose, header.securityVersion())) {
      if (!Arrays.equals(frame, 36, 52, keyId(key), 0, KEY_ID_SIZE)) {
        throw new SealException(
            Problem.FOREIGN,
            where
                + ": sealed by another machine or signer, or for another purpose than "
                + purpose
                + "; restore the file that belongs here, or start with an empty folder");
      }
      byte[] nonce = Arrays.copyOfRange(frame, 52, 64);
      byte[] ciphertext = Arrays.copyOfRange(frame, HEADER_SIZE, frame.length - CHECKSUM_SIZE);
      byte[] plaintext = AesGcm.decrypt(key, nonce, ciphertext);
      long generation = ByteBuffer.wrap(plaintext).order(ByteOrder.LITTLE_ENDIAN).getLong();
      byte[] content = Arrays.copyOfRange(plaintext, GENERATION_SIZE, plaintext.length);
      Arrays.fill(plaintext, (byte) 0);
      if (generation != header.generation()) {
        Arrays.fill(content, (byte) 0);
        throw corrupt(where, "names another generation than was sealed: it was forged");
      }
      return content;
    } catch (VerificationException e) {
      // The checksum held, so somebody wrote this on purpose.
      throw corrupt(where, "does not decrypt under its own key: it was forged");
    }
  }

  private static byte[] keyId(SecretBytes key) {
    byte[] secret = key.toArray();
    byte[] preimage = Arrays.copyOf(KEY_ID, KEY_ID.length + secret.length);
    System.arraycopy(secret, 0, preimage, KEY_ID.length, secret.length);
    byte[] id = Arrays.copyOf(Hashing.blake2b256(preimage), KEY_ID_SIZE);
    Arrays.fill(secret, (byte) 0);
    Arrays.fill(preimage, (byte) 0);
    return id;
  }

  private static SealException corrupt(String where, String what) {
    return new SealException(Problem.CORRUPT, where + ": " + what);
  }
}
