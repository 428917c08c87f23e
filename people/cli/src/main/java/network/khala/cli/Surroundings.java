package network.khala.cli;

/// What every command is constructed with.
///
/// @param session streams and environment
/// @param output where results go
/// @param interruption where a command registers what must be closed when it is interrupted
public record Surroundings(Session session, Output output, Interruption interruption) {}
