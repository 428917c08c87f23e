package network.khala.runtime;

import network.khala.frame.Kernel;
import network.khala.pallets.assets.AssetsPallet;
import network.khala.pallets.balances.Funds;
import network.khala.pallets.balances.Receiver;
import network.khala.pallets.basepool.BasePoolPallet;
import network.khala.pallets.computation.ComputationPallet;
import network.khala.pallets.mq.MqPallet;
import network.khala.pallets.randomness.RandomnessPallet;
import network.khala.pallets.rmrk.RmrkPallet;
import network.khala.pallets.stakepool.StakePoolPallet;
import network.khala.pallets.system.SystemPallet;
import network.khala.pallets.timestamp.TimestampPallet;
import network.khala.pallets.uniques.UniquesPallet;
import network.khala.pallets.vault.VaultPallet;
import network.khala.pallets.wrapped.WrappedBalancesPallet;

/// The pallets of staking, composed.
///
/// @param computation sessions
/// @param assets where W-PHA is kept
/// @param stakePool stake pools
/// @param wrapped W-PHA
/// @param basePool the common part of pools
/// @param vault vaults
/// @param uniques where shares are kept
/// @param rmrk shares as NFTs
public record StakingPallets(
    ComputationPallet computation,
    AssetsPallet assets,
    StakePoolPallet stakePool,
    WrappedBalancesPallet wrapped,
    BasePoolPallet basePool,
    VaultPallet vault,
    UniquesPallet uniques,
    RmrkPallet rmrk) {
  static StakingPallets compose(
      Kernel kernel,
      StakingConfig config,
      SystemPallet system,
      TimestampPallet clock,
      RandomnessPallet randomness,
      Funds funds,
      Receiver treasury,
      MqPallet mq) {
    ComputationPallet computation =
        new ComputationPallet(
            kernel,
            PalletIndex.PHALA_COMPUTATION,
            config.computation(),
            Governance.ROOT_OR_HALF_COUNCIL,
            clock,
            randomness,
            funds,
            treasury,
            mq);
    AssetsPallet assets = new AssetsPallet(kernel, PalletIndex.ASSETS, system, funds);
    UniquesPallet uniques = new UniquesPallet(kernel, PalletIndex.UNIQUES, system, funds);
    RmrkPallet rmrk = new RmrkPallet(kernel, PalletIndex.RMRK_CORE, uniques);
    WrappedBalancesPallet wrapped =
        new WrappedBalancesPallet(
            kernel,
            PalletIndex.PHALA_WRAPPED_BALANCES,
            config.wrappedAsset(),
            assets.ledger(),
            funds);
    BasePoolPallet basePool =
        new BasePoolPallet(
            kernel,
            PalletIndex.PHALA_BASE_POOL,
            config.migrationAccount(),
            clock,
            funds,
            uniques,
            rmrk,
            wrapped);
    StakePoolPallet stakePool =
        new StakePoolPallet(
            kernel,
            PalletIndex.PHALA_STAKE_POOL_V2,
            config.stakePools(),
            funds,
            computation,
            wrapped,
            basePool);
    VaultPallet vault =
        new VaultPallet(
            kernel, PalletIndex.PHALA_VAULT, config.vaults(), clock, wrapped, basePool, stakePool);
    return new StakingPallets(
        computation, assets, stakePool, wrapped, basePool, vault, uniques, rmrk);
  }
}
