package network.khala.pallets.vesting;

import network.khala.frame.dispatch.PalletCall;
import network.khala.protocol.substrate.MultiAddress;
import network.khala.scale.Index;
import network.khala.scale.ScaleName;
import network.khala.scale.ScalePath;
import network.khala.scale.TypeName;
import network.khala.scale.U32;

/// Calls of pallet `Vesting`.
@ScalePath("pallet_vesting::pallet::Call")
public sealed interface VestingCall extends PalletCall {
  /// Sets free what the sender's schedules allow by now.
  @Index(0)
  @ScaleName("vest")
  record Vest() implements VestingCall {}

  /// The same for another account.
  @Index(1)
  @ScaleName("vest_other")
  record VestOther(@TypeName("AccountIdLookupOf<T>") MultiAddress target) implements VestingCall {}

  /// Gives funds that their new owner gets little by little.
  @Index(2)
  @ScaleName("vested_transfer")
  record VestedTransfer(
      @TypeName("AccountIdLookupOf<T>") MultiAddress target,
      @TypeName("VestingInfo<BalanceOf<T>, BlockNumberFor<T>>") VestingInfo schedule)
      implements VestingCall {}

  /// Root: has an account give funds so.
  @Index(3)
  @ScaleName("force_vested_transfer")
  record ForceVestedTransfer(
      @TypeName("AccountIdLookupOf<T>") MultiAddress source,
      @TypeName("AccountIdLookupOf<T>") MultiAddress target,
      @TypeName("VestingInfo<BalanceOf<T>, BlockNumberFor<T>>") VestingInfo schedule)
      implements VestingCall {}

  /// Makes one schedule of two.
  @Index(4)
  @ScaleName("merge_schedules")
  record MergeSchedules(
      @U32 @ScaleName("schedule1_index") long first, @U32 @ScaleName("schedule2_index") long second)
      implements VestingCall {}
}
