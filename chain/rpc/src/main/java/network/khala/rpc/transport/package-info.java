/// Text messages over WebSocket and HTTP on one port, with every bound that strangers could test:
/// connections, message length, memory for messages underway, hosts, origins. Knows nothing of
/// JSON. See `docs/protocol/rpc.md`.
@NullMarked
package network.khala.rpc.transport;

import org.jspecify.annotations.NullMarked;
