/// How a worker hands its identity to a newer program on the same machine. Never on the chain. See
/// `docs/protocol/messages.md`.
@NullMarked
package network.khala.protocol.handover;

import org.jspecify.annotations.NullMarked;
