package network.khala.runtime;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import network.khala.economics.Halving;
import network.khala.economics.TokenomicPlan;
import network.khala.economics.wire.WireForms;
import network.khala.pallets.assets.AssetMetadata;
import network.khala.pallets.computation.ComputationPallet;
import network.khala.pallets.wrapped.WrappedToken;
import network.khala.protocol.computation.TokenomicParameters;
import network.khala.protocol.substrate.AccountId;
import network.khala.scale.Bytes;

/// The genesis of staking. The subsidy account is endowed by the chain spec like any other.
///
/// @param parameters of the tokenomics, per block
/// @param coolDownSeconds how long the stake of a stopped worker waits
/// @param halvingInterval blocks between halvings of the budget, 0 = never
/// @param budgetAccount who may set the budget
/// @param wrappedMinimum the least W-PHA an account must have
public record StakingGenesis(
    TokenomicParameters parameters,
    long coolDownSeconds,
    long halvingInterval,
    AccountId budgetAccount,
    BigInteger wrappedMinimum) {
  private static final long COOL_DOWN_SECONDS = 604_800;
  private static final long DEVELOPMENT_COOL_DOWN_SECONDS = 60;
  private static final BigInteger WRAPPED_MINIMUM = BigInteger.TEN.pow(10);
  private static final int DECIMALS = 12;

  /// A network's genesis by its tokenomics per hour.
  public static StakingGenesis of(TokenomicPlan plan, long blockMillis) {
    return new StakingGenesis(
        WireForms.of(plan.perBlock(blockMillis)),
        COOL_DOWN_SECONDS,
        Halving.defaultIntervalBlocks(blockMillis),
        ComputationPallet.NOBODY,
        WRAPPED_MINIMUM);
  }

  /// A new network's genesis.
  public static StakingGenesis network(long blockMillis) {
    return of(TokenomicPlan.DEFAULT, blockMillis);
  }

  /// A development chain's genesis: stopped workers cool down for a minute.
  public static StakingGenesis development(long blockMillis) {
    StakingGenesis network = of(TokenomicPlan.DEVELOPMENT, blockMillis);
    return new StakingGenesis(
        network.parameters,
        DEVELOPMENT_COOL_DOWN_SECONDS,
        network.halvingInterval,
        network.budgetAccount,
        network.wrappedMinimum);
  }

  /// Writes it.
  ///
  /// @param wrappedAsset the number of the asset that W-PHA is
  void write(StakingPallets pallets, long wrappedAsset) {
    pallets.computation().initGenesis(parameters, coolDownSeconds, halvingInterval, budgetAccount);
    pallets
        .assets()
        .create(
            wrappedAsset,
            WrappedToken.BACKING,
            wrappedMinimum,
            new AssetMetadata(
                BigInteger.ZERO, ascii("Wrapped PHA"), ascii("W-PHA"), DECIMALS, false));
  }

  private static Bytes ascii(String text) {
    return Bytes.wrap(text.getBytes(StandardCharsets.US_ASCII));
  }
}
