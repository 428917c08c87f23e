package network.khala.attestation.dcap;

import network.khala.scale.Bytes;

/// How a quote names the key that certifies its platform.
///
/// @param type 1 PPID in clear, 2 and 3 PPID encrypted, 4 PCK certificate, 5 PCK chain as PEM
/// @param content as the type says
public record CertificationData(int type, Bytes content) {
  /// The type whose content is the PCK certificate, DER.
  public static final int PCK_LEAF = 4;

  /// The type whose content is the PCK chain.
  public static final int PCK_CHAIN = 5;
}
