package network.khala.testkit.consensus;

import java.util.List;
import network.khala.testkit.VectorSuite;

/// The adapters of this package.
public final class ConsensusSuites {
  /// One line each.
  public static final List<VectorSuite> ALL =
      List.of(
          new MerkleVectors(),
          new HeaderHashVectors(),
          new ValidatorSetVectors(),
          new SignBytesVectors(),
          new MedianTimeVectors(),
          new CommitVectors(),
          new LightClientVectors(),
          new FinalityProofVectors());

  private ConsensusSuites() {}
}
