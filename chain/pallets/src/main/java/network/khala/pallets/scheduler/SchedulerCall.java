package network.khala.pallets.scheduler;

import java.util.Optional;
import network.khala.frame.dispatch.PalletCall;
import network.khala.frame.dispatch.RuntimeCall;
import network.khala.scale.Bytes32;
import network.khala.scale.Index;
import network.khala.scale.ScaleName;
import network.khala.scale.ScalePath;
import network.khala.scale.Tuple2;
import network.khala.scale.TypeName;
import network.khala.scale.U32;
import network.khala.scale.U8;

/// Calls of pallet `Scheduler`, for governance.
@ScalePath("pallet_scheduler::pallet::Call")
public sealed interface SchedulerCall extends PalletCall {
  /// Has a call made at a block.
  @Index(0)
  @ScaleName("schedule")
  record Schedule(
      @U32 @TypeName("BlockNumberFor<T>") long when,
      @TypeName("Option<schedule::Period<BlockNumberFor<T>>>")
          Optional<Tuple2<@U32 Long, @U32 Long>> maybePeriodic,
      @U8 @TypeName("schedule::Priority") int priority,
      @TypeName("Box<<T as Config>::RuntimeCall>") RuntimeCall call)
      implements SchedulerCall {}

  /// Takes a call off a block.
  @Index(1)
  @ScaleName("cancel")
  record Cancel(@U32 @TypeName("BlockNumberFor<T>") long when, @U32 long index)
      implements SchedulerCall {}

  /// Has a call made at a block, under a name.
  @Index(2)
  @ScaleName("schedule_named")
  record ScheduleNamed(
      @TypeName("TaskName") Bytes32 id,
      @U32 @TypeName("BlockNumberFor<T>") long when,
      @TypeName("Option<schedule::Period<BlockNumberFor<T>>>")
          Optional<Tuple2<@U32 Long, @U32 Long>> maybePeriodic,
      @U8 @TypeName("schedule::Priority") int priority,
      @TypeName("Box<<T as Config>::RuntimeCall>") RuntimeCall call)
      implements SchedulerCall {}

  /// Takes the call of a name off its block.
  @Index(3)
  @ScaleName("cancel_named")
  record CancelNamed(@TypeName("TaskName") Bytes32 id) implements SchedulerCall {}

  /// Has a call made after some blocks.
  @Index(4)
  @ScaleName("schedule_after")
  record ScheduleAfter(
      @U32 @TypeName("BlockNumberFor<T>") long after,
      @TypeName("Option<schedule::Period<BlockNumberFor<T>>>")
          Optional<Tuple2<@U32 Long, @U32 Long>> maybePeriodic,
      @U8 @TypeName("schedule::Priority") int priority,
      @TypeName("Box<<T as Config>::RuntimeCall>") RuntimeCall call)
      implements SchedulerCall {}

  /// Has a call made after some blocks, under a name.
  @Index(5)
  @ScaleName("schedule_named_after")
  record ScheduleNamedAfter(
      @TypeName("TaskName") Bytes32 id,
      @U32 @TypeName("BlockNumberFor<T>") long after,
      @TypeName("Option<schedule::Period<BlockNumberFor<T>>>")
          Optional<Tuple2<@U32 Long, @U32 Long>> maybePeriodic,
      @U8 @TypeName("schedule::Priority") int priority,
      @TypeName("Box<<T as Config>::RuntimeCall>") RuntimeCall call)
      implements SchedulerCall {}
}
