package network.khala.pallets.utility;

import java.util.List;
import network.khala.frame.dispatch.Origin;
import network.khala.frame.dispatch.PalletCall;
import network.khala.frame.dispatch.RuntimeCall;
import network.khala.protocol.substrate.Weight;
import network.khala.scale.Index;
import network.khala.scale.ScaleName;
import network.khala.scale.ScalePath;
import network.khala.scale.TypeName;
import network.khala.scale.U16;

/// Calls of pallet `Utility`.
@ScalePath("pallet_utility::pallet::Call")
public sealed interface UtilityCall extends PalletCall {
  /// Makes calls one after the other; stops at the first that fails and keeps what was done.
  @Index(0)
  @ScaleName("batch")
  record Batch(@TypeName("Vec<<T as Config>::RuntimeCall>") List<RuntimeCall> calls)
      implements UtilityCall {}

  /// Makes a call as an account derived from the sender's and a number.
  @Index(1)
  @ScaleName("as_derivative")
  record AsDerivative(@U16 int index, @TypeName("Box<<T as Config>::RuntimeCall>") RuntimeCall call)
      implements UtilityCall {}

  /// Makes all calls or none.
  @Index(2)
  @ScaleName("batch_all")
  record BatchAll(@TypeName("Vec<<T as Config>::RuntimeCall>") List<RuntimeCall> calls)
      implements UtilityCall {}

  /// Root: makes a call under any origin.
  @Index(3)
  @ScaleName("dispatch_as")
  record DispatchAs(
      @TypeName("Box<T::PalletsOrigin>") Origin asOrigin,
      @TypeName("Box<<T as Config>::RuntimeCall>") RuntimeCall call)
      implements UtilityCall {}

  /// Makes calls one after the other, whether they fail or not.
  @Index(4)
  @ScaleName("force_batch")
  record ForceBatch(@TypeName("Vec<<T as Config>::RuntimeCall>") List<RuntimeCall> calls)
      implements UtilityCall {}

  /// Root: makes a call at a weight of the caller's choice.
  @Index(5)
  @ScaleName("with_weight")
  record WithWeight(@TypeName("Box<<T as Config>::RuntimeCall>") RuntimeCall call, Weight weight)
      implements UtilityCall {}
}
