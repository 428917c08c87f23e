package network.khala.collateral;

import java.util.Locale;
import java.util.Optional;
import network.khala.attestation.dcap.CertificationData;
import network.khala.attestation.dcap.PckAuthority;
import network.khala.attestation.dcap.Quote;
import network.khala.attestation.dcap.Tee;
import network.khala.scale.Bytes;

/// What collateral is for, where it holds nothing of a single platform: all machines of a family
/// share it.
///
/// @param fmspc 6 bytes
record CollateralKey(Tee tee, Bytes fmspc, PckAuthority authority) {

  /// Empty if the quote does not carry its PCK chain: its collateral has the platform's own.
  static Optional<CollateralKey> of(Quote quote) {
    if (quote.certification().type() != CertificationData.PCK_CHAIN) {
      return Optional.empty();
    }
    return quote
        .pckCertificate()
        .map(pck -> new CollateralKey(quote.tee(), pck.platform().fmspc(), pck.authority()));
  }

  /// `sgx-00606a000000-platform`.
  @Override
  public String toString() {
    return "%s-%s-%s"
        .formatted(
            tee.name().toLowerCase(Locale.ROOT), fmspc.toHex().substring(2), authority.wireName());
  }
}
