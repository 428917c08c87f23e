/// The message queue: who speaks, on which topic, how a message is signed, and how much of it fits
/// into a block. See `docs/protocol/messages.md`.
@NullMarked
package network.khala.protocol.mq;

import org.jspecify.annotations.NullMarked;
