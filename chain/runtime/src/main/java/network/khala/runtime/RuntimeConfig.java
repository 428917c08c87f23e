package network.khala.runtime;

import java.math.BigInteger;
import network.khala.pallets.registry.RegistryConfig;

/// What a chain spec fixes about its runtime, for ever. The genesis state commits to it through the
/// metadata's constants.
///
/// @param specName the rules by name; clients attach their own type tables to known names
/// @param specVersion the rules' version
/// @param blockTimeMillis the time between blocks that per-block rates are computed for
/// @param blockLengthMax bytes of extrinsics in a block
/// @param existentialDeposit the least an account must own, in 10^-12 of a token
/// @param registry what registrations of workers must show
/// @param staking sessions and pools
public record RuntimeConfig(
    String specName,
    long specVersion,
    long blockTimeMillis,
    long blockLengthMax,
    BigInteger existentialDeposit,
    RegistryConfig registry,
    StakingConfig staking) {
  private static final long PS_PER_MS = 1_000_000_000L;
  private static final long BLOCK_HASHES_MIN = 2400;
  private static final long BLOCK_HASHES_MILLIS = 3_600_000;
  private static final long SHORTEST_BLOCK_MILLIS = 100;

  /// Checks the ranges.
  public RuntimeConfig {
    if (!isBlockTime(blockTimeMillis)) {
      throw new IllegalArgumentException(
          "block time " + blockTimeMillis + " ms is not within 100 ms and one hour");
    }
  }

  /// Whether a chain can have this time between its blocks: 100 ms to one hour.
  public static boolean isBlockTime(long millis) {
    return millis >= SHORTEST_BLOCK_MILLIS && millis <= BLOCK_HASHES_MILLIS;
  }

  /// Khala's values with blocks of this time: 8 MiB, existential deposit 0.01.
  public static RuntimeConfig ofBlockTime(long blockTimeMillis) {
    return new RuntimeConfig(
        "khala-network",
        1,
        blockTimeMillis,
        8L << 20,
        BigInteger.TEN.pow(10),
        RegistryConfig.STRICT,
        StakingConfig.ofBlockTime(blockTimeMillis));
  }

  /// The same with other rules for registrations.
  public RuntimeConfig withRegistry(RegistryConfig other) {
    return new RuntimeConfig(
        specName, specVersion, blockTimeMillis, blockLengthMax, existentialDeposit, other, staking);
  }

  /// With other values of staking.
  public RuntimeConfig withStaking(StakingConfig other) {
    return new RuntimeConfig(
        specName,
        specVersion,
        blockTimeMillis,
        blockLengthMax,
        existentialDeposit,
        registry,
        other);
  }

  /// What a block may compute: two thirds of the block time, in picoseconds.
  public long blockRefTimeMax() {
    return blockTimeMillis * PS_PER_MS / 3 * 2;
  }

  /// How many past block hashes state keeps: an hour's worth, so that attestation reports, which
  /// name a block, do not outlive it.
  public long blockHashCount() {
    return Math.max(BLOCK_HASHES_MIN, BLOCK_HASHES_MILLIS / blockTimeMillis);
  }
}
