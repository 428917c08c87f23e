/// The state trie: roots of key-value maps, incremental commits over a store of nodes, iteration
/// through any kept root, and read proofs with their strict reader.
///
/// Everything here is a pure function of its input; the store behind [network.khala.trie.TrieStore]
/// is the caller's. See `docs/protocol/state-trie.md`.
@NullMarked
package network.khala.trie;

import org.jspecify.annotations.NullMarked;
