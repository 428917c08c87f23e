package network.khala.runtime;

import java.math.BigInteger;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import network.khala.finality.FinalityAnchor;
import network.khala.pallets.registry.RegistryGenesis;
import network.khala.protocol.substrate.AccountId;
import network.khala.scale.Bytes;
import network.khala.scale.Bytes32;

/// What a chain begins with.
///
/// @param endowments accounts with their balances, in 10^-12 of a token
/// @param sudo who may act as root, on development chains
/// @param anchor who finalises the first block
/// @param developmentRoot the root of development attestation reports; development chains only
/// @param registry workers, gatekeepers and programs
/// @param staking tokenomics and W-PHA
/// @param governance who governs
/// @param systemCode the code of clusters' system contracts; empty: there can be no cluster until
///   governance sets one
public record GenesisConfig(
    SortedMap<AccountId, BigInteger> endowments,
    Optional<AccountId> sudo,
    FinalityAnchor anchor,
    Optional<Bytes32> developmentRoot,
    RegistryGenesis registry,
    StakingGenesis staking,
    GovernanceGenesis governance,
    Bytes systemCode) {
  /// Copies the map.
  public GenesisConfig {
    endowments = new TreeMap<>(endowments);
  }
}
