/// The node's database: blocks, the state of their heads and their history, finality proofs and
/// light-client data, all in one key-value store.
///
/// Everything that belongs to a block is written in one atomic batch, so that a crash between any
/// two instructions leaves the block whole or not there. See `docs/protocol/state-trie.md`.
@NullMarked
package network.khala.node.store;

import org.jspecify.annotations.NullMarked;
