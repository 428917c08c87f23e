/// What the enclave has to say to the chain: signed messages in order, kept until the chain has
/// taken them. See `docs/protocol/messages.md`.
@NullMarked
package network.khala.pruntime.queue;

import org.jspecify.annotations.NullMarked;
