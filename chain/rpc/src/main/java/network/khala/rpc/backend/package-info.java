/// What the RPC methods need of a node, in small interfaces: blocks, states, waiting transactions,
/// light data, facts. See `docs/protocol/rpc.md`.
@NullMarked
package network.khala.rpc.backend;

import org.jspecify.annotations.NullMarked;
