package network.khala.trie;

import java.util.HexFormat;
import network.khala.scale.Bytes32;

/// One version of a trie: its root hash, which commits to the whole content, and where the store
/// keeps the root node.
///
/// @param hash BLAKE2b-256 of the encoded root node
/// @param id place of the root node in the store; 0 for the empty trie, which has no node
public record TrieRoot(Bytes32 hash, long id) {
  /// The empty trie.
  public static final TrieRoot EMPTY =
      new TrieRoot(
          Bytes32.wrap(
              HexFormat.of()
                  .parseHex("03170a2e7597b7b7e3d84c05391d139a62b157e78786d8c082f29dcf4c111314")),
          0);

  /// Whether the trie has no key at all.
  public boolean isEmpty() {
    return id == 0;
  }
}
