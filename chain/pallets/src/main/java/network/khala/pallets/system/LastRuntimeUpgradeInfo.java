package network.khala.pallets.system;

import network.khala.scale.Compact;
import network.khala.scale.ScalePath;
import network.khala.scale.U32;

/// The runtime that the state was last migrated to.
@ScalePath("frame_system::LastRuntimeUpgradeInfo")
public record LastRuntimeUpgradeInfo(@Compact @U32 long specVersion, String specName) {}
