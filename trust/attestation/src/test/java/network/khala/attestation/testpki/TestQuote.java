package network.khala.attestation.testpki;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.function.UnaryOperator;
import network.khala.attestation.dcap.Tee;

/// A quote to be: header, body and QE report are open until they are signed.
public final class TestQuote {
  private final int version;

  public final byte[] header = new byte[48];

  /// SGX 384, TD 1.0 584, in version 5 TD 1.5 648 bytes.
  public final byte[] body;

  /// Its report data is filled in on use, unless [#keepQeReportData].
  public final byte[] qeReport = new byte[384];

  public boolean keepQeReportData;
  public byte[] qeAuthData = HexFormat.of().parseHex("000102030405060708090a0b0c0d0e0f");
  public int outerCertType = 6;
  public int certType = 5;
  public byte[] certData = {};
  public byte[] trailing = {};

  /// Changes the bytes after everything was signed.
  public UnaryOperator<byte[]> forge = bytes -> bytes;

  /// The key whose coordinates the quote carries; replaced to put in an invalid one.
  public UnaryOperator<byte[]> forgeAttestationKey = key -> key;

  TestQuote(Tee tee, int version) {
    this.version = version;
    header[0] = (byte) version;
    header[2] = 2;
    header[4] = (byte) (tee == Tee.TDX ? 0x81 : 0);
    put(header, 12, "939a7233f79c4ca9940a0db3957f0607");
    body = new byte[tee == Tee.SGX ? 384 : version == 5 ? 648 : 584];
    if (tee == Tee.SGX) {
      body[48] = 5;
      Arrays.fill(body, 64, 96, (byte) 0xe1);
      Arrays.fill(body, 128, 160, (byte) 0x51);
    } else {
      Arrays.fill(body, 0, 16, (byte) 6);
      body[1] = 1;
      body[120 + 3] = 0x10;
      Arrays.fill(body, 136, 184, (byte) 0x7d);
      if (version == 5) {
        System.arraycopy(body, 0, body, 584, 16);
      }
    }
    qeReport[48] = 0x15;
    Arrays.fill(qeReport, 128, 160, (byte) 0x8c);
    qeReport[256] = 1;
    qeReport[258] = 8;
  }

  /// Where the report data of the body begins.
  public int reportDataOffset() {
    return body.length == 384 ? 320 : 520;
  }

  public static void put(byte[] target, int at, String hex) {
    byte[] bytes = HexFormat.of().parseHex(hex);
    System.arraycopy(bytes, 0, target, at, bytes.length);
  }

  byte[] encode(TestKey attestationKey, TestKey pckKey) {
    byte[] key = forgeAttestationKey.apply(attestationKey.raw());
    if (!keepQeReportData) {
      byte[] hash = TestWorld.sha256(Der.join(key, qeAuthData));
      System.arraycopy(hash, 0, qeReport, 320, 32);
    }
    byte[] signed = Der.join(header, version == 5 ? bodyHeader() : new byte[0], body);
    byte[] qe =
        Der.join(
            qeReport,
            pckKey.signRaw(qeReport),
            u16(qeAuthData.length),
            qeAuthData,
            u16(certType),
            u32(certData.length),
            certData);
    byte[] auth =
        Der.join(
            attestationKey.signRaw(signed),
            key,
            version == 3 ? qe : Der.join(u16(outerCertType), u32(qe.length), qe));
    return forge.apply(Der.join(signed, u32(auth.length), auth, trailing));
  }

  private byte[] bodyHeader() {
    int type = body.length == 384 ? 1 : body.length == 584 ? 2 : 3;
    return Der.join(u16(type), u32(body.length));
  }

  public static byte[] u16(int value) {
    return new byte[] {(byte) value, (byte) (value >> 8)};
  }

  public static byte[] u32(int value) {
    return ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(value).array();
  }
}
