package network.khala.frame.dispatch;

import network.khala.protocol.substrate.Weight;
import network.khala.scale.ScaleName;
import network.khala.scale.ScalePath;

/// What a call is expected to cost, before it runs.
///
/// On the wire: weight (two compacts), class u8, pays_fee u8.
///
/// @param weight the most it may use
/// @param dispatchClass the share of the block that it is charged to
/// @param paysFee whether its sender pays
@ScalePath("frame_support::dispatch::DispatchInfo")
public record DispatchInfo(
    Weight weight, @ScaleName("class") DispatchClass dispatchClass, Pays paysFee) {
  /// A normal call that pays.
  public static DispatchInfo normal(Weight weight) {
    return new DispatchInfo(weight, DispatchClass.NORMAL, Pays.YES);
  }

  /// An operational call that pays.
  public static DispatchInfo operational(Weight weight) {
    return new DispatchInfo(weight, DispatchClass.OPERATIONAL, Pays.YES);
  }

  /// An inherent.
  public static DispatchInfo mandatory(Weight weight) {
    return new DispatchInfo(weight, DispatchClass.MANDATORY, Pays.YES);
  }

  /// The same for a call that costs no fee.
  public DispatchInfo free() {
    return new DispatchInfo(weight, dispatchClass, Pays.NO);
  }
}
