package network.khala.rpc.backend;

import java.util.Optional;

/// All that the RPC methods need of a node.
///
/// @param development what a development chain allows besides; absent on all others
public record Backend(
    Blocks blocks,
    States states,
    Transactions transactions,
    LightBlocks light,
    NodeFacts facts,
    Optional<Development> development) {}
