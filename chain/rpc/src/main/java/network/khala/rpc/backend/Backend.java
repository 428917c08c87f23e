package network.khala.rpc.backend;

/// All that the RPC methods need of a node.
public record Backend(
    Blocks blocks, States states, Transactions transactions, LightBlocks light, NodeFacts facts) {}
