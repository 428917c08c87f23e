package network.khala.pallets.scheduler;

import java.util.Optional;
import network.khala.frame.dispatch.Origin;
import network.khala.pallets.preimage.Bounded;
import network.khala.scale.Bytes32;
import network.khala.scale.ScalePath;
import network.khala.scale.Tuple2;
import network.khala.scale.TypeName;
import network.khala.scale.U32;
import network.khala.scale.U8;

/// A call that is to be made.
///
/// @param maybeId a name, by which it can be found
/// @param priority the lower, the earlier
/// @param call the call
/// @param maybePeriodic blocks between repetitions, and how many are left
/// @param origin in whose name
@ScalePath("pallet_scheduler::Scheduled")
public record Scheduled(
    @TypeName("Option<Name>") Optional<Bytes32> maybeId,
    @U8 @TypeName("schedule::Priority") int priority,
    @TypeName("Call") Bounded call,
    @TypeName("Option<schedule::Period<BlockNumber>>")
        Optional<Tuple2<@U32 Long, @U32 Long>> maybePeriodic,
    @TypeName("PalletsOrigin") Origin origin) {
  Scheduled withPeriod(Optional<Tuple2<Long, Long>> period) {
    return new Scheduled(maybeId, priority, call, period, origin);
  }
}
