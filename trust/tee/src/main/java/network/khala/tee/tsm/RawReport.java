package network.khala.tee.tsm;

import network.khala.scale.Bytes;

/// What the kernel answered.
///
/// @param provider the kernel's word for the kind of guest: `tdx_guest`, `sev_guest`,
///   `arm_cca_guest`
/// @param content quote, report or token
public record RawReport(String provider, Bytes content) {
  /// The kind of guest in words that people know.
  public String describe() {
    return switch (provider) {
      case "tdx_guest" -> "Intel TDX";
      case "sev_guest" -> "AMD SEV-SNP";
      case "arm_cca_guest" -> "Arm CCA";
      default -> "'" + provider + "'";
    };
  }
}
