package network.khala.attestation.ias;

import network.khala.attestation.dcap.SgxReport;
import network.khala.scale.Bytes;

/// The quote inside an IAS report, without its signature: 432 bytes.
///
/// | offset | size | content |
/// | --- | --- | --- |
/// | 0 | 2 | version |
/// | 2 | 2 | sign type; bit 0 set: linkable |
/// | 4 | 4 | EPID group |
/// | 8 | 2 | qeSvn |
/// | 10 | 2 | pceSvn |
/// | 12 | 4 | extended group |
/// | 16 | 32 | basename |
/// | 48 | 384 | report body |
///
/// @param epidGroupId 4 bytes as stored
/// @param report what the hardware says about the program
public record IasQuoteBody(int version, int signType, Bytes epidGroupId, SgxReport report) {
  static final int SIZE = 432;

  private static final int HEADER_SIZE = 48;

  static IasQuoteBody parse(Bytes encoded) {
    return new IasQuoteBody(
        u16(encoded, 0),
        u16(encoded, 2),
        encoded.slice(4, 8),
        SgxReport.parse(encoded.slice(HEADER_SIZE, SIZE)));
  }

  /// The program's measurement as allow lists of IAS times have it: like
  /// [SgxReport#pruntimeHash()], but with isvProdId and isvSvn as stored, little-endian. The two
  /// forms agree where both numbers are 0, as those of pRuntime are.
  public Bytes pruntimeHash() {
    int product = report.isvProdId();
    int svn = report.isvSvn();
    Bytes numbers = Bytes.of((byte) product, (byte) (product >> 8), (byte) svn, (byte) (svn >> 8));
    return report.mrEnclave().concat(numbers).concat(report.mrSigner());
  }

  private static int u16(Bytes encoded, int at) {
    return (encoded.get(at) & 0xff) | (encoded.get(at + 1) & 0xff) << 8;
  }
}
