package network.khala.pallets.system;

import network.khala.scale.ScalePath;

/// What one access to state costs, in picoseconds.
@ScalePath("sp_weights::RuntimeDbWeight")
public record RuntimeDbWeight(long read, long write) {}
