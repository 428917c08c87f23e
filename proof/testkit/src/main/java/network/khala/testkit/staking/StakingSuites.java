package network.khala.testkit.staking;

import java.util.List;
import network.khala.testkit.VectorSuite;

/// The adapters of this package.
public final class StakingSuites {
  /// All of them.
  public static final List<VectorSuite> ALL = List.of(new ScenarioVectors());

  private StakingSuites() {}
}
