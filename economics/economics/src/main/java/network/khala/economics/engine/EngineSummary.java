package network.khala.economics.engine;

/// Counts for metrics.
///
/// @param workers registered workers
/// @param working of these, in a session
/// @param unresponsive of the working, offline
/// @param openChallenges challenges not answered yet, of all workers
public record EngineSummary(int workers, int working, int unresponsive, int openChallenges) {}
