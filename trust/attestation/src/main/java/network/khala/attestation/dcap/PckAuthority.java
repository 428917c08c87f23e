package network.khala.attestation.dcap;

import java.util.Optional;
import network.khala.attestation.internal.Certificate;

/// Which of Intel's two authorities certified a platform.
public enum PckAuthority {
  /// Client processors and older servers.
  PROCESSOR("processor", "Intel SGX PCK Processor CA"),
  /// Platforms of several packages, and scalable ones.
  PLATFORM("platform", "Intel SGX PCK Platform CA");

  private final String wireName;
  private final String commonName;

  PckAuthority(String wireName, String commonName) {
    this.wireName = wireName;
    this.commonName = commonName;
  }

  /// The name in requests for revocation lists, and in results.
  public String wireName() {
    return wireName;
  }

  static Optional<PckAuthority> of(Certificate intermediate) {
    return ofName(intermediate.commonName());
  }

  /// The authority that a PCK certificate names as its issuer; unverified.
  static Optional<PckAuthority> ofIssuer(Certificate leaf) {
    return ofName(leaf.issuerCommonName());
  }

  private static Optional<PckAuthority> ofName(String commonName) {
    for (PckAuthority authority : values()) {
      if (authority.commonName.equals(commonName)) {
        return Optional.of(authority);
      }
    }
    return Optional.empty();
  }
}
