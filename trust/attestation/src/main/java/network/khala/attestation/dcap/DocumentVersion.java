package network.khala.attestation.dcap;

import static network.khala.attestation.AttestationError.COLLATERAL_ROLLED_BACK;

import java.math.BigInteger;
import network.khala.attestation.AttestationException;
import network.khala.scale.U256;

/// The version of one document of collateral. Signed documents stay valid for weeks, so whoever
/// keeps state, as a chain does, also keeps the newest version it has seen and refuses older ones:
/// else a prover could choose the document that still knows nothing of a fault.
///
/// @param document which one, with the platform family or authority it is about
/// @param issued epoch seconds
/// @param number evaluation number, or the number of a revocation list
public record DocumentVersion(String document, long issued, @U256 BigInteger number) {

  /// Refuses this version if it is older than `known`, a version of the same document.
  ///
  /// @throws AttestationException with COLLATERAL_ROLLED_BACK
  public void requireNotOlderThan(DocumentVersion known) {
    if (!known.document.equals(document)) {
      throw new IllegalArgumentException(document + " is not " + known.document);
    }
    if (issued < known.issued || number.compareTo(known.number) < 0) {
      throw new AttestationException(
          COLLATERAL_ROLLED_BACK,
          "%s of %d with number %s, known is %d with number %s"
              .formatted(document, issued, number, known.issued, known.number));
    }
  }
}
