package network.khala.testkit.attestation;

import java.util.List;
import network.khala.testkit.VectorSuite;

/// The adapters of this package.
public final class AttestationSuites {
  /// All of them.
  public static final List<VectorSuite> ALL =
      List.of(new AttestationVectors(), new EvidenceVectors());

  private AttestationSuites() {}
}
