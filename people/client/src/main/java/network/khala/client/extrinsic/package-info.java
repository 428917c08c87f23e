/// Extrinsics of format 4: eras, what a signer signs, the bytes that are submitted. No node is
/// needed, so that signing may happen offline. See `docs/protocol/client.md`.
@NullMarked
package network.khala.client.extrinsic;

import org.jspecify.annotations.NullMarked;
