/// The gatekeepers' messages: launch, membership, keys, randomness. See
/// `docs/protocol/messages.md`.
@NullMarked
package network.khala.protocol.gatekeeper;

import org.jspecify.annotations.NullMarked;
