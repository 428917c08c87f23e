package network.khala.pallets.scheduler;

import java.util.Optional;
import network.khala.frame.dispatch.PalletEvent;
import network.khala.protocol.substrate.DispatchError;
import network.khala.scale.Bytes32;
import network.khala.scale.Index;
import network.khala.scale.Result;
import network.khala.scale.ScalePath;
import network.khala.scale.Tuple2;
import network.khala.scale.TypeName;
import network.khala.scale.U32;
import network.khala.scale.Unit;

/// Events of pallet `Scheduler`.
@ScalePath("pallet_scheduler::pallet::Event")
public sealed interface SchedulerEvent extends PalletEvent {
  /// A call is to be made.
  @Index(0)
  record Scheduled(@U32 @TypeName("BlockNumberFor<T>") long when, @U32 long index)
      implements SchedulerEvent {}

  /// A call is not to be made any more.
  @Index(1)
  record Canceled(@U32 @TypeName("BlockNumberFor<T>") long when, @U32 long index)
      implements SchedulerEvent {}

  /// A call was made.
  @Index(2)
  record Dispatched(
      @TypeName("TaskAddress<BlockNumberFor<T>>") Tuple2<@U32 Long, @U32 Long> task,
      @TypeName("Option<TaskName>") Optional<Bytes32> id,
      @TypeName("DispatchResult") Result<Unit, DispatchError> result)
      implements SchedulerEvent {}

  /// A call could not be made: its bytes are not there.
  @Index(3)
  record CallUnavailable(
      @TypeName("TaskAddress<BlockNumberFor<T>>") Tuple2<@U32 Long, @U32 Long> task,
      @TypeName("Option<TaskName>") Optional<Bytes32> id)
      implements SchedulerEvent {}

  /// A call could not be scheduled again.
  @Index(4)
  record PeriodicFailed(
      @TypeName("TaskAddress<BlockNumberFor<T>>") Tuple2<@U32 Long, @U32 Long> task,
      @TypeName("Option<TaskName>") Optional<Bytes32> id)
      implements SchedulerEvent {}

  /// A call can never be made: no block has room for it.
  @Index(5)
  record PermanentlyOverweight(
      @TypeName("TaskAddress<BlockNumberFor<T>>") Tuple2<@U32 Long, @U32 Long> task,
      @TypeName("Option<TaskName>") Optional<Bytes32> id)
      implements SchedulerEvent {}
}
