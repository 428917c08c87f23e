package network.khala.attestation.development;

import static network.khala.attestation.AttestationError.DEV_REPORT_MALFORMED;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import network.khala.attestation.AttestationException;
import network.khala.scale.Bytes;
import network.khala.scale.Bytes32;

/// What the development device says about the program it started. Integers are little-endian.
///
/// | offset | size | content |
/// | --- | --- | --- |
/// | 0 | 8 | `KHALADEV` |
/// | 8 | 2 | version, 1 |
/// | 10 | 1 | claimed confidence level, 1–5 |
/// | 11 | 1 | 0 |
/// | 12 | 32 | mrEnclave: measurement of the program's distribution |
/// | 44 | 32 | mrSigner: Blake2b-256 of the device's certificate |
/// | 76 | 2 | isvProdId |
/// | 78 | 2 | isvSvn |
/// | 80 | 64 | report data |
/// | 144 | 32 | genesis hash of the chain it is meant for |
/// | 176 | 8 | time, epoch seconds |
///
/// @param claimedLevel confidence level, 1–5
/// @param isvProdId unsigned 16 bits
/// @param isvSvn unsigned 16 bits
/// @param reportData exactly 64 bytes, chosen by the program
/// @param timeSeconds epoch seconds
public record DevelopmentReport(
    int claimedLevel,
    Bytes32 mrEnclave,
    Bytes32 mrSigner,
    int isvProdId,
    int isvSvn,
    Bytes reportData,
    Bytes32 genesisHash,
    long timeSeconds) {

  /// The encoded length in bytes.
  public static final int SIZE = 184;

  private static final byte[] MAGIC = "KHALADEV".getBytes(StandardCharsets.US_ASCII);
  private static final int VERSION = 1;
  private static final byte[] SIGNED_PREFIX =
      "khala-dev-report".getBytes(StandardCharsets.US_ASCII);

  /// Refuses values out of range.
  public DevelopmentReport {
    if (claimedLevel < 1 || claimedLevel > 5) {
      throw malformed("claimed level " + claimedLevel + ", allowed are 1 to 5");
    }
    if (isvProdId < 0 || isvProdId > 0xffff || isvSvn < 0 || isvSvn > 0xffff) {
      throw malformed("product " + isvProdId + " or security version " + isvSvn + " over 16 bits");
    }
    if (reportData.size() != 64) {
      throw malformed("report data has " + reportData.size() + " bytes, 64 are needed");
    }
  }

  /// Reads exactly [#SIZE] bytes.
  ///
  /// @throws AttestationException with DEV_REPORT_MALFORMED
  public static DevelopmentReport parse(Bytes encoded) {
    if (encoded.size() != SIZE) {
      throw malformed("report has " + encoded.size() + " bytes, " + SIZE + " are needed");
    }
    ByteBuffer in = ByteBuffer.wrap(encoded.toArray()).order(ByteOrder.LITTLE_ENDIAN);
    if (!Arrays.equals(take(in, MAGIC.length), MAGIC)) {
      throw malformed("report does not begin with KHALADEV");
    }
    int version = Short.toUnsignedInt(in.getShort());
    if (version != VERSION) {
      throw malformed("report version " + version + ", known is " + VERSION);
    }
    int level = Byte.toUnsignedInt(in.get());
    int reserved = Byte.toUnsignedInt(in.get());
    if (reserved != 0) {
      throw malformed("reserved byte is " + reserved + ", must be 0");
    }
    return new DevelopmentReport(
        level,
        Bytes32.wrap(take(in, 32)),
        Bytes32.wrap(take(in, 32)),
        Short.toUnsignedInt(in.getShort()),
        Short.toUnsignedInt(in.getShort()),
        Bytes.wrap(take(in, 64)),
        Bytes32.wrap(take(in, 32)),
        in.getLong());
  }

  /// The [#SIZE] bytes of the table above.
  public Bytes encode() {
    ByteBuffer out = ByteBuffer.allocate(SIZE).order(ByteOrder.LITTLE_ENDIAN);
    out.put(MAGIC).putShort((short) VERSION).put((byte) claimedLevel).put((byte) 0);
    out.put(mrEnclave.toArray()).put(mrSigner.toArray());
    out.putShort((short) isvProdId).putShort((short) isvSvn);
    out.put(reportData.toArray()).put(genesisHash.toArray()).putLong(timeSeconds);
    return Bytes.wrap(out.array());
  }

  /// The bytes that the device signs for an encoded report: `khala-dev-report`, then the report.
  public static byte[] signedContent(Bytes encodedReport) {
    return Bytes.of(SIGNED_PREFIX).concat(encodedReport).toArray();
  }

  /// The measurement by which allow lists name the program: mrEnclave, isvProdId, isvSvn (both
  /// big-endian), mrSigner; 68 bytes.
  public Bytes pruntimeHash() {
    return pruntimeHash(mrEnclave, isvProdId, isvSvn, mrSigner);
  }

  /// The allow-list entry of a program before any report about it exists; see [#pruntimeHash()].
  public static Bytes pruntimeHash(Bytes32 mrEnclave, int isvProdId, int isvSvn, Bytes32 mrSigner) {
    ByteBuffer out = ByteBuffer.allocate(68);
    out.put(mrEnclave.toArray()).putShort((short) isvProdId).putShort((short) isvSvn);
    return Bytes.wrap(out.put(mrSigner.toArray()).array());
  }

  private static byte[] take(ByteBuffer in, int length) {
    byte[] taken = new byte[length];
    in.get(taken);
    return taken;
  }

  private static AttestationException malformed(String detail) {
    return new AttestationException(DEV_REPORT_MALFORMED, detail);
  }
}
