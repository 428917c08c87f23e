package network.khala.benchmarks.weights;

import java.util.OptionalLong;
import network.khala.frame.dispatch.Origin;
import network.khala.frame.dispatch.RuntimeCall;

/// A call as it is measured.
///
/// @param pallet the pallet's name in metadata
/// @param call the call's name in metadata
/// @param least the fewest units of size or work that are measured
/// @param most the most units; as many as `least` for a call without
/// @param preparation brings a chain to where the call does as much as it can
record CallCase(String pallet, String call, int least, int most, Preparation preparation) {
  /// Prepares a call of a given size.
  interface Preparation {
    Prepared prepare(World world, int units);
  }

  /// A call that is ready.
  ///
  /// @param units its size where that is not the number it was prepared with
  record Prepared(RuntimeCall call, Origin origin, OptionalLong units) {
    static Prepared root(RuntimeCall call) {
      return new Prepared(call, Origin.root(), OptionalLong.empty());
    }

    static Prepared by(int account, RuntimeCall call) {
      return new Prepared(call, Origin.signed(World.account(account)), OptionalLong.empty());
    }

    static Prepared bare(RuntimeCall call) {
      return of(Origin.none(), call);
    }

    static Prepared of(Origin origin, RuntimeCall call) {
      return new Prepared(call, origin, OptionalLong.empty());
    }

    /// The same with its size as the pallet counts it.
    Prepared sized(long size) {
      return new Prepared(call, origin, OptionalLong.of(size));
    }
  }

  /// A call whose cost does not depend on its size.
  static CallCase fixed(String pallet, String call, FixedPreparation preparation) {
    return new CallCase(pallet, call, 0, 0, (world, units) -> preparation.prepare(world));
  }

  /// Prepares a call that has no size.
  interface FixedPreparation {
    Prepared prepare(World world);
  }

  String name() {
    return pallet + "." + call;
  }
}
