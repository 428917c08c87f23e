package network.khala.attestation.dcap;

import static network.khala.attestation.AttestationError.COLLATERAL_ROLLED_BACK;

import java.math.BigInteger;
import network.khala.attestation.AttestationException;
import network.khala.attestation.internal.Times;
import network.khala.scale.Codec;
import network.khala.scale.CodecFactory;
import network.khala.scale.U256;

/// The version of one document of collateral: when it was issued, and its number. Kept by
/// [CollateralFloor].
///
/// @param document which one, with the platform family or authority it is about:
///   `tcb-info/SGX/00606a000000`, `qe-identity/TDX`, `crl/root`, `crl/platform`, `crl/processor`
/// @param issued epoch seconds
/// @param number evaluation number, or the number of a revocation list
public record DocumentVersion(String document, long issued, @U256 BigInteger number) {
  /// The codec in which a chain keeps versions.
  public static final Codec<DocumentVersion> CODEC =
      CodecFactory.STANDARD.of(DocumentVersion.class);

  /// Refuses this version if its issue date or its number is below that of `known`, a version of
  /// the same document.
  ///
  /// @throws AttestationException with COLLATERAL_ROLLED_BACK
  public void requireNotOlderThan(DocumentVersion known) {
    if (!known.document.equals(document)) {
      throw new IllegalArgumentException(document + " is not " + known.document);
    }
    if (issued < known.issued || number.compareTo(known.number) < 0) {
      throw new AttestationException(
          COLLATERAL_ROLLED_BACK,
          "%s of %s with number %s, known is of %s with number %s"
              .formatted(
                  document, Times.text(issued), number, Times.text(known.issued), known.number));
    }
  }
}
