package network.khala.trie;

import network.khala.scale.Bytes32;

/// The store does not hold what the trie wrote to it: a node is missing, does not hash to what its
/// parent says, or does not decode. The data on disk is damaged; reading on would give wrong
/// answers.
public final class CorruptTrieException extends RuntimeException {
  CorruptTrieException(byte[] expectedHash) {
    super("trie value " + Bytes32.of(expectedHash).toHex() + " is damaged");
  }

  CorruptTrieException(long id, byte[] expectedHash, String problem) {
    super("trie node " + id + " (" + Bytes32.of(expectedHash).toHex() + ") " + problem);
  }

  CorruptTrieException(long id, byte[] expectedHash, MalformedNodeException cause) {
    super("trie node " + id + " (" + Bytes32.of(expectedHash).toHex() + ") does not decode", cause);
  }
}
