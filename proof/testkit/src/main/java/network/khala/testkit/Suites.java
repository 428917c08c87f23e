package network.khala.testkit;

import java.util.List;
import network.khala.testkit.chain.GenesisVectors;
import network.khala.testkit.chain.ScaleVectors;
import network.khala.testkit.chain.Sr25519Vectors;
import network.khala.testkit.chain.TrieProofVectors;
import network.khala.testkit.chain.TrieVectors;
import network.khala.testkit.economics.BenchScoreVectors;
import network.khala.testkit.economics.ChainFormulaVectors;
import network.khala.testkit.economics.FixedPointVectors;
import network.khala.testkit.economics.HalvingVectors;
import network.khala.testkit.economics.ParameterSetVectors;
import network.khala.testkit.economics.ScenarioVectors;
import network.khala.testkit.economics.SimulationVectors;
import network.khala.testkit.economics.WorkerFormulaVectors;

/// Every adapter there is, one line each, in the order of the suites.
final class Suites {
  static final List<VectorSuite> ALL =
      List.of(
          new ScaleVectors(),
          new Sr25519Vectors(),
          new TrieVectors(),
          new TrieProofVectors(),
          new GenesisVectors(),
          new FixedPointVectors(),
          new ChainFormulaVectors(),
          new WorkerFormulaVectors(),
          new ParameterSetVectors(),
          new HalvingVectors(),
          new ScenarioVectors(),
          new SimulationVectors(),
          new BenchScoreVectors());

  private Suites() {}
}
