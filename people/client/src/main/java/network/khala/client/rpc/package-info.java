/// JSON-RPC 2.0 to a Substrate node, over WebSocket or HTTP: requests, subscriptions, time limits,
/// reconnection. Knows nothing of the chain's types. See `docs/protocol/rpc.md`.
@NullMarked
package network.khala.client.rpc;

import org.jspecify.annotations.NullMarked;
