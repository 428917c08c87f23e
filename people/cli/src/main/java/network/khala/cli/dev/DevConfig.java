package network.khala.cli.dev;

import network.khala.cli.process.RestartPolicy;

/// What network is run.
///
/// @param ports where it listens
/// @param blockTime as `khala node` takes it; empty: as the chain was made
/// @param mining whether pools are made and workers started
/// @param console whether the console is served, if it was built
/// @param restart what becomes of processes that end
record DevConfig(
    Ports ports, String blockTime, boolean mining, boolean console, RestartPolicy restart) {}
