package network.khala.runtime;

import java.math.BigInteger;
import java.util.List;
import network.khala.economics.ChallengeTarget;
import network.khala.pallets.computation.ComputationConfig;
import network.khala.pallets.computation.ComputationPallet;
import network.khala.pallets.stakepool.StakePoolConfig;
import network.khala.pallets.vault.VaultConfig;
import network.khala.protocol.substrate.AccountId;

/// What a chain spec fixes about staking.
///
/// @param computation sessions
/// @param stakePools stake pools
/// @param vaults vaults
/// @param wrappedAsset the number of the asset that W-PHA is
/// @param migrationAccount who may set what old incidents are made good with
public record StakingConfig(
    ComputationConfig computation,
    StakePoolConfig stakePools,
    VaultConfig vaults,
    long wrappedAsset,
    AccountId migrationAccount) {
  private static final long SCORE_MIN = 50;
  private static final long WRAPPED_ASSET = 10_000;
  private static final BigInteger MIN_CONTRIBUTION = BigInteger.TEN.pow(10);
  private static final long GRACE_SECONDS = 604_800;
  private static final long QUEUE_SECONDS = 3 * GRACE_SECONDS;
  private static final long WORKERS_MAX = 200;
  private static final BigInteger INITIAL_PRICE = BigInteger.TEN.pow(12);

  /// The network's values for blocks of this time.
  public static StakingConfig ofBlockTime(long blockMillis) {
    return new StakingConfig(
        new ComputationConfig(
            SCORE_MIN, true, blockMillis, ChallengeTarget.PER_WORKER_AND_HOUR, List.of()),
        new StakePoolConfig(MIN_CONTRIBUTION, GRACE_SECONDS, WORKERS_MAX, PalletAccounts.TREASURY),
        new VaultConfig(MIN_CONTRIBUTION, INITIAL_PRICE, GRACE_SECONDS, QUEUE_SECONDS),
        WRAPPED_ASSET,
        ComputationPallet.NOBODY);
  }

  /// With another number of challenges per worker and hour.
  public StakingConfig withChallenges(long perWorkerAndHour) {
    return withComputation(computation.scoreMin(), perWorkerAndHour);
  }

  /// With another least score of workers.
  public StakingConfig withScoreMin(long scoreMin) {
    return withComputation(scoreMin, computation.challengesPerWorkerAndHour());
  }

  private StakingConfig withComputation(long scoreMin, long challenges) {
    ComputationConfig c = computation;
    return new StakingConfig(
        new ComputationConfig(
            scoreMin, c.mustRegisterAfterLaunch(), c.blockMillis(), challenges, c.budgetMembers()),
        stakePools,
        vaults,
        wrappedAsset,
        migrationAccount);
  }
}
