package network.khala.testkit;

import java.util.List;
import java.util.stream.Stream;
import network.khala.testkit.attestation.AttestationSuites;
import network.khala.testkit.chain.AccountVectors;
import network.khala.testkit.chain.EraVectors;
import network.khala.testkit.chain.ExtrinsicVectors;
import network.khala.testkit.chain.GenesisVectors;
import network.khala.testkit.chain.HeaderVectors;
import network.khala.testkit.chain.MetadataVectors;
import network.khala.testkit.chain.ScaleVectors;
import network.khala.testkit.chain.SignatureVectors;
import network.khala.testkit.chain.Sr25519Vectors;
import network.khala.testkit.chain.Ss58Vectors;
import network.khala.testkit.chain.StorageKeyVectors;
import network.khala.testkit.chain.TrieProofVectors;
import network.khala.testkit.chain.TrieVectors;
import network.khala.testkit.consensus.ConsensusSuites;
import network.khala.testkit.economics.BenchScoreVectors;
import network.khala.testkit.economics.ChainFormulaVectors;
import network.khala.testkit.economics.FixedPointVectors;
import network.khala.testkit.economics.HalvingVectors;
import network.khala.testkit.economics.ParameterSetVectors;
import network.khala.testkit.economics.ScenarioVectors;
import network.khala.testkit.economics.SimulationVectors;
import network.khala.testkit.economics.WorkerFormulaVectors;
import network.khala.testkit.pruntime.PruntimeSuites;
import network.khala.testkit.registry.RegistrySuites;
import network.khala.testkit.staking.StakingSuites;

/// Every adapter there is, one line each, in the order of the suites.
final class Suites {
  private static final List<VectorSuite> CHAIN =
      List.of(
          new ScaleVectors(),
          new StorageKeyVectors(),
          new ExtrinsicVectors(),
          new MetadataVectors(),
          new Sr25519Vectors(),
          new SignatureVectors(),
          new AccountVectors(),
          new Ss58Vectors(),
          new TrieVectors(),
          new TrieProofVectors(),
          new GenesisVectors(),
          new EraVectors(),
          new HeaderVectors());

  private static final List<VectorSuite> ECONOMICS =
      List.of(
          new FixedPointVectors(),
          new ChainFormulaVectors(),
          new WorkerFormulaVectors(),
          new ParameterSetVectors(),
          new HalvingVectors(),
          new ScenarioVectors(),
          new SimulationVectors(),
          new BenchScoreVectors());

  static final List<VectorSuite> ALL =
      Stream.of(
              CHAIN,
              ConsensusSuites.ALL,
              ECONOMICS,
              PruntimeSuites.ALL,
              RegistrySuites.ALL,
              AttestationSuites.ALL,
              StakingSuites.ALL)
          .flatMap(List::stream)
          .toList();

  private Suites() {}
}
