/// The JSON-RPC methods, one small class for each family, and the streams of heads, values and
/// statuses behind the subscriptions. See `docs/protocol/rpc.md`.
@NullMarked
package network.khala.rpc.api;

import org.jspecify.annotations.NullMarked;
