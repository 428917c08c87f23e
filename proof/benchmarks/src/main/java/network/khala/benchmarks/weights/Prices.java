package network.khala.benchmarks.weights;

/// What the database's share of a call is made up from.
///
/// @param readNanos for an entry of the state that is read for the first time in a block
/// @param writeNanos for an entry that changes: its part of the new state root and of what is
///   stored
record Prices(double readNanos, double writeNanos) {}
