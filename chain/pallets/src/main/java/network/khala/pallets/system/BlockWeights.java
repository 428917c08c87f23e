package network.khala.pallets.system;

import java.util.Optional;
import network.khala.protocol.substrate.Weight;
import network.khala.scale.ScalePath;

/// How much weight a block may use.
///
/// @param baseBlock what an empty block uses
/// @param maxBlock what a block may use
/// @param perClass the limits of each class
@ScalePath("frame_system::limits::BlockWeights")
public record BlockWeights(
    Weight baseBlock, Weight maxBlock, PerDispatchClass<WeightsPerClass> perClass) {
  private static final int NORMAL_PERCENT = 75;
  private static final int RESERVED_PERCENT = 25;
  private static final int HOOKS_PERCENT = 10;

  /// The limits of one class.
  ///
  /// @param baseExtrinsic what an extrinsic uses before its call
  /// @param maxExtrinsic what one extrinsic may use, its base apart; absent for no limit
  /// @param maxTotal what all of the class may use; absent for no limit
  /// @param reserved what is kept for the class beyond the block's limit
  @ScalePath("frame_system::limits::WeightsPerClass")
  public record WeightsPerClass(
      Weight baseExtrinsic,
      Optional<Weight> maxExtrinsic,
      Optional<Weight> maxTotal,
      Optional<Weight> reserved) {}

  /// Limits with Substrate's proportions: three quarters for normal calls, a quarter kept for
  /// operational ones, a tenth for hooks, no limit for mandatory ones.
  public static BlockWeights of(Weight maxBlock, Weight baseBlock, Weight baseExtrinsic) {
    Weight hooks = percent(maxBlock, HOOKS_PERCENT);
    Weight normal = percent(maxBlock, NORMAL_PERCENT);
    return new BlockWeights(
        baseBlock,
        maxBlock,
        new PerDispatchClass<>(
            new WeightsPerClass(
                baseExtrinsic,
                Optional.of(normal.saturatingSub(hooks).saturatingSub(baseExtrinsic)),
                Optional.of(normal),
                Optional.of(Weight.ZERO)),
            new WeightsPerClass(
                baseExtrinsic,
                Optional.of(maxBlock.saturatingSub(hooks).saturatingSub(baseExtrinsic)),
                Optional.of(maxBlock),
                Optional.of(percent(maxBlock, RESERVED_PERCENT))),
            new WeightsPerClass(
                baseExtrinsic, Optional.empty(), Optional.empty(), Optional.empty())));
  }

  private static Weight percent(Weight weight, int percent) {
    return new Weight(percent(weight.refTime(), percent), percent(weight.proofSize(), percent));
  }

  private static long percent(long value, int percent) {
    // Divided first: the proof size may be 2^64 - 1.
    return Long.divideUnsigned(value, 100) * percent
        + Long.remainderUnsigned(value, 100) * percent / 100;
  }
}
