/// How an enclave follows the chain without its state: block heads, the message accumulator, the
/// storage keys that it reads, and what a block's messages make it ask for. See
/// `docs/protocol/message-accumulator.md`.
@NullMarked
package network.khala.protocol.light;

import org.jspecify.annotations.NullMarked;
