package network.khala.frame;

import java.util.List;
import network.khala.frame.dispatch.RuntimeEvent;
import network.khala.protocol.substrate.Hash;
import network.khala.scale.ScalePath;

/// One entry of `System.Events`.
///
/// @param phase where in the block it was deposited
/// @param event the event
/// @param topics what it can be found by
@ScalePath("frame_system::EventRecord")
public record EventRecord(Phase phase, RuntimeEvent event, List<Hash> topics) {}
