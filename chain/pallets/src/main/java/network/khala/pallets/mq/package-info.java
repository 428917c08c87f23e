/// Pallet `PhalaMq`: the ordered log of messages between chain, enclaves and users. See
/// `docs/protocol/messages.md`.
@NullMarked
package network.khala.pallets.mq;

import org.jspecify.annotations.NullMarked;
