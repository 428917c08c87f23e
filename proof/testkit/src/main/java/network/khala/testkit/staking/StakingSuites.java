package network.khala.testkit.staking;

import java.util.List;
import network.khala.testkit.VectorSuite;
import network.khala.testkit.interfaces.PalletTableVectors;

/// The adapters of this package.
public final class StakingSuites {
  /// All of them, and the interfaces of the standard pallets that staking stands on.
  public static final List<VectorSuite> ALL =
      List.of(new ScenarioVectors(), new PalletTableVectors());

  private StakingSuites() {}
}
