package network.khala.trie;

import network.khala.scale.Bytes;

/// What a read proof says about one key.
public sealed interface ProofResult {
  /// The key has this value.
  record Present(Bytes value) implements ProofResult {}

  /// The key has no value: the path that it would lie on ends in a node of the proof.
  record Absent() implements ProofResult {}

  /// The proof does not say: a node or value on the path is not among its nodes, or is no node.
  ///
  /// @param reason what was looked for, for logs
  record Undecided(String reason) implements ProofResult {}
}
