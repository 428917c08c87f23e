package network.khala.attestation.development;

import static network.khala.attestation.AttestationError.DEV_REPORT_MALFORMED;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import network.khala.attestation.AttestationException;
import network.khala.crypto.Hashing;
import network.khala.scale.Bytes;
import network.khala.scale.Bytes32;

/// The development root's statement that a key belongs to a development device. Integers are
/// little-endian.
///
/// | offset | size | content |
/// | --- | --- | --- |
/// | 0 | 1 | version, 1 |
/// | 1 | 32 | the device's ed25519 key |
/// | 33 | 8 | not before, epoch seconds, inclusive |
/// | 41 | 8 | not after, epoch seconds, inclusive |
/// | 49 | 64 | ed25519 signature of the root over `khala-dev-cert` and the 49 bytes above |
///
/// @param leafKey the device's ed25519 key
/// @param notBeforeSeconds epoch seconds, inclusive
/// @param notAfterSeconds epoch seconds, inclusive
/// @param signature 64 bytes
public record DevelopmentCertificate(
    Bytes32 leafKey, long notBeforeSeconds, long notAfterSeconds, Bytes signature) {

  /// The encoded length in bytes.
  public static final int SIZE = 113;

  private static final int VERSION = 1;
  private static final int SIGNED_SIZE = 49;
  private static final byte[] SIGNED_PREFIX = "khala-dev-cert".getBytes(StandardCharsets.US_ASCII);

  /// Refuses a signature of another length than 64.
  public DevelopmentCertificate {
    if (signature.size() != 64) {
      throw malformed("certificate signature has " + signature.size() + " bytes, 64 are needed");
    }
  }

  /// Reads exactly [#SIZE] bytes.
  ///
  /// @throws AttestationException with DEV_REPORT_MALFORMED
  public static DevelopmentCertificate parse(Bytes encoded) {
    if (encoded.size() != SIZE) {
      throw malformed("certificate has " + encoded.size() + " bytes, " + SIZE + " are needed");
    }
    if (encoded.get(0) != VERSION) {
      throw malformed("certificate version " + encoded.get(0) + ", known is " + VERSION);
    }
    ByteBuffer in = ByteBuffer.wrap(encoded.toArray()).order(ByteOrder.LITTLE_ENDIAN);
    return new DevelopmentCertificate(
        Bytes32.wrap(encoded.slice(1, 33).toArray()),
        in.getLong(33),
        in.getLong(41),
        encoded.slice(SIGNED_SIZE, SIZE));
  }

  /// The [#SIZE] bytes of the table above.
  public Bytes encode() {
    return signedPart(leafKey, notBeforeSeconds, notAfterSeconds).concat(signature);
  }

  /// The bytes that the root signs.
  public static byte[] signedContent(Bytes32 leafKey, long notBeforeSeconds, long notAfterSeconds) {
    return Bytes.of(SIGNED_PREFIX)
        .concat(signedPart(leafKey, notBeforeSeconds, notAfterSeconds))
        .toArray();
  }

  /// The name of the signer in reports: Blake2b-256 of the encoded certificate.
  public Bytes32 mrSigner() {
    return Bytes32.wrap(Hashing.blake2b256(encode().toArray()));
  }

  private static Bytes signedPart(Bytes32 leafKey, long notBeforeSeconds, long notAfterSeconds) {
    ByteBuffer out = ByteBuffer.allocate(SIGNED_SIZE).order(ByteOrder.LITTLE_ENDIAN);
    out.put((byte) VERSION).put(leafKey.toArray());
    return Bytes.wrap(out.putLong(notBeforeSeconds).putLong(notAfterSeconds).array());
  }

  private static AttestationException malformed(String detail) {
    return new AttestationException(DEV_REPORT_MALFORMED, detail);
  }
}
