package network.khala.pallets.scheduler;

import network.khala.frame.dispatch.OriginRule;
import network.khala.protocol.substrate.Weight;

/// What a chain fixes about its scheduler.
///
/// @param governance who schedules
/// @param weightMax what scheduled calls may use in a block
/// @param callsMax how many calls there may be at a block
public record SchedulerConfig(OriginRule governance, Weight weightMax, int callsMax) {}
