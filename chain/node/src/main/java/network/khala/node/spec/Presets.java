package network.khala.node.spec;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import network.khala.crypto.Ed25519KeyPair;
import network.khala.crypto.SecretUri;
import network.khala.crypto.Sr25519KeyPair;
import network.khala.finality.FinalityAnchor;
import network.khala.pallets.computation.ComputationPallet;
import network.khala.pallets.registry.RegistryGenesis;
import network.khala.protocol.contract.SystemContract;
import network.khala.protocol.substrate.AccountId;
import network.khala.runtime.Genesis;
import network.khala.runtime.GenesisConfig;
import network.khala.runtime.GovernanceGenesis;
import network.khala.runtime.RuntimeConfig;
import network.khala.runtime.StakingConfig;
import network.khala.runtime.StakingGenesis;
import network.khala.scale.Bytes32;

/// The chains that are built in.
public final class Presets {
  /// The secret URI of the authority of development and local chains.
  public static final String DEVELOPMENT_AUTHORITY = "//Alice";

  /// Challenges per worker and hour: a newcomer sees one answered within seconds.
  private static final long DEVELOPMENT_CHALLENGES = 240;

  /// A developer's machine is busy with other things: any score will do.
  private static final long DEVELOPMENT_SCORE_MIN = 1;

  /// What all payouts come from: 700,000,000 tokens.
  private static final BigInteger SUBSIDY =
      BigInteger.TEN.pow(12 + 8).multiply(BigInteger.valueOf(7));

  /// A newcomer has its score within seconds.
  private static final long DEVELOPMENT_BENCHMARK_MILLIS = 6000;

  private static final BigInteger ENDOWMENT = BigInteger.TEN.pow(12 + 7);
  private static final List<String> NAMES =
      List.of("Alice", "Bob", "Charlie", "Dave", "Eve", "Ferdie");

  private Presets() {}

  /// A development chain: the well-known accounts with 10,000,000 tokens each, Alice as root and as
  /// authority.
  ///
  /// @param developmentRoot the root of development attestation reports
  public static ChainSpec development(long blockTimeMillis, Bytes32 developmentRoot) {
    RuntimeConfig runtime =
        RuntimeConfig.ofBlockTime(blockTimeMillis)
            .withStaking(
                StakingConfig.ofBlockTime(blockTimeMillis)
                    .withChallenges(DEVELOPMENT_CHALLENGES)
                    .withScoreMin(DEVELOPMENT_SCORE_MIN));
    GenesisConfig genesis =
        new GenesisConfig(
            wellKnownAccounts(),
            Optional.of(account("//Alice")),
            new FinalityAnchor.Sealed(authority().publicKey()),
            Optional.of(developmentRoot),
            RegistryGenesis.EMPTY.withBenchmarkDuration(
                Math.max(1, DEVELOPMENT_BENCHMARK_MILLIS / blockTimeMillis)),
            StakingGenesis.development(blockTimeMillis),
            council(),
            SystemContract.BUILT_IN_CODE);
    return new ChainSpec(
        "Khala Development",
        "khala_dev",
        ChainType.DEVELOPMENT,
        runtime,
        Genesis.build(runtime, genesis));
  }

  /// A chain of one authority for tests, without development attestation.
  public static ChainSpec local(long blockTimeMillis) {
    RuntimeConfig runtime = RuntimeConfig.ofBlockTime(blockTimeMillis);
    GenesisConfig genesis =
        new GenesisConfig(
            wellKnownAccounts(),
            Optional.of(account("//Alice")),
            new FinalityAnchor.Sealed(authority().publicKey()),
            Optional.empty(),
            RegistryGenesis.EMPTY,
            StakingGenesis.network(blockTimeMillis),
            council(),
            SystemContract.BUILT_IN_CODE);
    return new ChainSpec(
        "Khala Local", "khala_local", ChainType.LOCAL, runtime, Genesis.build(runtime, genesis));
  }

  /// The authority's key of development and local chains.
  public static Ed25519KeyPair authority() {
    try (SecretUri uri = SecretUri.parse(DEVELOPMENT_AUTHORITY)) {
      return uri.ed25519();
    }
  }

  private static SortedMap<AccountId, BigInteger> wellKnownAccounts() {
    SortedMap<AccountId, BigInteger> accounts = new TreeMap<>();
    accounts.put(ComputationPallet.SUBSIDY, SUBSIDY);
    for (String name : NAMES) {
      accounts.put(account("//" + name), ENDOWMENT);
      accounts.put(account("//" + name + "//stash"), ENDOWMENT);
    }
    return accounts;
  }

  /// Alice, Bob and Charlie govern.
  private static GovernanceGenesis council() {
    List<AccountId> members = List.of(account("//Alice"), account("//Bob"), account("//Charlie"));
    return new GovernanceGenesis(members, members);
  }

  private static AccountId account(String text) {
    try (SecretUri uri = SecretUri.parse(text);
        Sr25519KeyPair pair = uri.sr25519()) {
      return new AccountId(pair.accountId());
    }
  }
}
