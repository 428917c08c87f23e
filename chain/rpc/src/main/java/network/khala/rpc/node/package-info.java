/// The node behind the RPC methods, and the server over it. [NodeRpc] is the way in.
@NullMarked
package network.khala.rpc.node;

import org.jspecify.annotations.NullMarked;
