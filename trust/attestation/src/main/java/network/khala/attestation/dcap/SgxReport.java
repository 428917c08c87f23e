package network.khala.attestation.dcap;

import java.util.SequencedMap;
import network.khala.scale.Bytes;
import org.jspecify.annotations.Nullable;

/// An SGX enclave report body, 384 bytes; integers little-endian. Fields of key separation and
/// sharing that nothing here judges are left out.
///
/// | offset | size | content |
/// | --- | --- | --- |
/// | 0 | 16 | cpuSvn |
/// | 16 | 4 | miscSelect |
/// | 48 | 16 | attributes: flags, then XFRM |
/// | 64 | 32 | mrEnclave |
/// | 128 | 32 | mrSigner |
/// | 256 | 2 | isvProdId |
/// | 258 | 2 | isvSvn |
/// | 320 | 64 | reportData |
///
/// @param cpuSvn 16 bytes
/// @param miscSelect 4 bytes as stored
/// @param attributes 16 bytes
/// @param mrEnclave 32 bytes: the measurement of the enclave
/// @param mrSigner 32 bytes: the hash of its signer's key
/// @param isvProdId product, unsigned 16 bits
/// @param isvSvn security version, unsigned 16 bits
/// @param reportData 64 bytes
public record SgxReport(
    Bytes cpuSvn,
    Bytes miscSelect,
    Bytes attributes,
    Bytes mrEnclave,
    Bytes mrSigner,
    int isvProdId,
    int isvSvn,
    Bytes reportData)
    implements ReportBody {

  /// The encoded length in bytes.
  public static final int SIZE = 384;

  private static final int DEBUG_FLAG = 0x02;

  /// Reads exactly [#SIZE] bytes.
  public static SgxReport parse(Bytes encoded) {
    if (encoded.size() != SIZE) {
      throw new IllegalArgumentException(encoded.size() + " bytes are no SGX report");
    }
    return new SgxReport(
        encoded.slice(0, 16),
        encoded.slice(16, 20),
        encoded.slice(48, 64),
        encoded.slice(64, 96),
        encoded.slice(128, 160),
        u16(encoded, 256),
        u16(encoded, 258),
        encoded.slice(320, 384));
  }

  /// The fields as a tree of names and plain values, for output.
  public SequencedMap<String, @Nullable Object> toTree() {
    return Trees.of(this);
  }

  private static int u16(Bytes encoded, int at) {
    return (encoded.get(at) & 0xff) | (encoded.get(at + 1) & 0xff) << 8;
  }

  @Override
  public Tee tee() {
    return Tee.SGX;
  }

  @Override
  public boolean isDebug() {
    return (attributes.get(0) & DEBUG_FLAG) != 0;
  }

  @Override
  public Bytes pruntimeHash() {
    Bytes numbers =
        Bytes.of((byte) (isvProdId >> 8), (byte) isvProdId, (byte) (isvSvn >> 8), (byte) isvSvn);
    return mrEnclave.concat(numbers).concat(mrSigner);
  }
}
