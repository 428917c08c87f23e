package network.khala.testkit;

import network.khala.crypto.Sr25519;
import network.khala.crypto.VerificationException;
import network.khala.protocol.substrate.Sr25519PublicKey;
import network.khala.scale.Bytes;

/// Signatures of vector files. They are randomised, so they are verified and never compared.
public final class Signatures {
  private Signatures() {}

  /// Reports whether the sr25519 signature holds in the context `substrate`.
  public static void expectValid(
      String id,
      int step,
      Sr25519PublicKey key,
      Bytes message,
      Bytes signature,
      VectorReport report) {
    try {
      Sr25519.verify(key.value(), message.toArray(), signature.toArray());
      report.pass(id, step);
    } catch (VerificationException e) {
      report.fail(id, step, "signature", "valid", e.getMessage());
    }
  }
}
