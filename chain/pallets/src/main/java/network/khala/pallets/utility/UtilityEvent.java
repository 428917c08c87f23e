package network.khala.pallets.utility;

import network.khala.frame.dispatch.PalletEvent;
import network.khala.protocol.substrate.DispatchError;
import network.khala.scale.Index;
import network.khala.scale.Result;
import network.khala.scale.ScalePath;
import network.khala.scale.TypeName;
import network.khala.scale.U32;
import network.khala.scale.Unit;

/// Events of pallet `Utility`.
@ScalePath("pallet_utility::pallet::Event")
public sealed interface UtilityEvent extends PalletEvent {
  /// A batch stopped at this call.
  @Index(0)
  record BatchInterrupted(@U32 long index, DispatchError error) implements UtilityEvent {}

  /// Every call of a batch succeeded.
  @Index(1)
  record BatchCompleted() implements UtilityEvent {}

  /// A batch went through; some calls failed.
  @Index(2)
  record BatchCompletedWithErrors() implements UtilityEvent {}

  /// A call of a batch succeeded.
  @Index(3)
  record ItemCompleted() implements UtilityEvent {}

  /// A call of a batch failed.
  @Index(4)
  record ItemFailed(DispatchError error) implements UtilityEvent {}

  /// A call was made under another origin.
  @Index(5)
  record DispatchedAs(@TypeName("DispatchResult") Result<Unit, DispatchError> result)
      implements UtilityEvent {}
}
