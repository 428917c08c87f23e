package network.khala.frame.dispatch;

import network.khala.protocol.substrate.Weight;
import org.jspecify.annotations.Nullable;

/// What a call turned out to cost, after it ran.
///
/// @param actualWeight what it used, or null where the declared weight stands
/// @param paysFee whether its sender pays, after all
public record PostDispatch(@Nullable Weight actualWeight, Pays paysFee) {
  /// The declared weight stands and the declared payer pays.
  public static final PostDispatch AS_DECLARED = new PostDispatch(null, Pays.YES);

  /// The declared weight stands and nobody pays.
  public static final PostDispatch FREE = new PostDispatch(null, Pays.NO);

  /// The call used `weight`.
  public static PostDispatch used(Weight weight) {
    return new PostDispatch(weight, Pays.YES);
  }

  /// The weight to charge, never above the declared one.
  public Weight chargedWeight(DispatchInfo info) {
    return actualWeight == null ? info.weight() : actualWeight.min(info.weight());
  }

  /// Whether a fee is due, given what was declared.
  public Pays charged(DispatchInfo info) {
    return info.paysFee() == Pays.NO ? Pays.NO : paysFee;
  }
}
