/// JSON-RPC 2.0: requests, batches, subscriptions, errors and their codes, over the transport; the
/// methods themselves come from outside. See `docs/protocol/rpc.md`.
@NullMarked
package network.khala.rpc.jsonrpc;

import org.jspecify.annotations.NullMarked;
