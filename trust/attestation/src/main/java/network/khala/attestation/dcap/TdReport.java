package network.khala.attestation.dcap;

import java.util.List;
import java.util.Optional;
import network.khala.scale.Bytes;

/// A TD report body of version 1.0 (584 bytes) or 1.5 (648 bytes).
///
/// | offset | size | content | | offset | size | content |
/// | --- | --- | --- | --- | --- | --- | --- |
/// | 0 | 16 | teeTcbSvn | | 184 | 48 | mrConfigId |
/// | 16 | 48 | mrSeam | | 232 | 48 | mrOwner |
/// | 64 | 48 | mrSignerSeam | | 280 | 48 | mrOwnerConfig |
/// | 112 | 8 | seamAttributes | | 328 | 4 × 48 | rtMr 0 to 3 |
/// | 120 | 8 | tdAttributes | | 520 | 64 | reportData |
/// | 128 | 8 | xfam | | 584 | 16 | teeTcbSvn2, 1.5 only |
/// | 136 | 48 | mrTd | | 600 | 48 | mrServiceTd, 1.5 only |
///
/// @param teeTcbSvn byte 0: security version of the TDX module at the domain's launch; byte 1: its
///   major version; byte 2: of the late microcode; the rest depends on the platform
/// @param rtMr four values
/// @param teeTcbSvn2 the same for the module that runs now
/// @param mrServiceTd measurement of a domain that serves this one, zero if none does
public record TdReport(
    Bytes teeTcbSvn,
    Bytes mrSeam,
    Bytes mrSignerSeam,
    Bytes seamAttributes,
    Bytes tdAttributes,
    Bytes xfam,
    Bytes mrTd,
    Bytes mrConfigId,
    Bytes mrOwner,
    Bytes mrOwnerConfig,
    List<Bytes> rtMr,
    Bytes reportData,
    Optional<Bytes> teeTcbSvn2,
    Optional<Bytes> mrServiceTd)
    implements ReportBody {

  /// The encoded length of version 1.0 in bytes.
  public static final int SIZE_1_0 = 584;

  /// The encoded length of version 1.5 in bytes.
  public static final int SIZE_1_5 = 648;

  /// Copies the list.
  public TdReport {
    rtMr = List.copyOf(rtMr);
  }

  /// Reads exactly [#SIZE_1_0] or [#SIZE_1_5] bytes.
  public static TdReport parse(Bytes encoded) {
    boolean extended = encoded.size() == SIZE_1_5;
    if (!extended && encoded.size() != SIZE_1_0) {
      throw new IllegalArgumentException(encoded.size() + " bytes are no TD report");
    }
    return new TdReport(
        encoded.slice(0, 16),
        encoded.slice(16, 64),
        encoded.slice(64, 112),
        encoded.slice(112, 120),
        encoded.slice(120, 128),
        encoded.slice(128, 136),
        encoded.slice(136, 184),
        encoded.slice(184, 232),
        encoded.slice(232, 280),
        encoded.slice(280, 328),
        List.of(
            encoded.slice(328, 376),
            encoded.slice(376, 424),
            encoded.slice(424, 472),
            encoded.slice(472, 520)),
        encoded.slice(520, 584),
        extended ? Optional.of(encoded.slice(584, 600)) : Optional.empty(),
        extended ? Optional.of(encoded.slice(600, 648)) : Optional.empty());
  }

  /// The attribute bits as a number: bit 0 DEBUG, 28 SEPT_VE_DISABLE, 29 MIGRATABLE, ….
  public long attributeBits() {
    long bits = 0;
    for (int i = 7; i >= 0; i--) {
      bits = bits << 8 | (tdAttributes.get(i) & 0xff);
    }
    return bits;
  }

  @Override
  public Tee tee() {
    return Tee.TDX;
  }

  @Override
  public boolean isDebug() {
    return (attributeBits() & 1) != 0;
  }

  @Override
  public Bytes pruntimeHash() {
    Bytes hash = mrTd;
    for (Bytes register : rtMr) {
      hash = hash.concat(register);
    }
    return hash;
  }
}
