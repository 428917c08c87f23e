/// A client for Substrate chains, driven by their metadata: state, constants, runtime calls, blocks
/// and events by name, extrinsics from the call to its outcome. [ChainClient] is the way in.
@NullMarked
package network.khala.client;

import org.jspecify.annotations.NullMarked;
