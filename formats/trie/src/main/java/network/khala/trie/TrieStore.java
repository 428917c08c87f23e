package network.khala.trie;

import org.jspecify.annotations.Nullable;

/// Where the records of trie nodes are kept, each under a number of its own that is given out once
/// and never again.
///
/// A node is not found by its hash: two equal nodes at two places, or at one place at two times,
/// are two records. So each record is written by exactly one commit and becomes useless by at most
/// one, and pruning needs neither reference counts nor key prefixes. Rising numbers also let a
/// log-structured store append.
///
/// Implementations are safe for use by several threads.
public interface TrieStore {
  /// A store without nodes, enough for tries that are built from nothing.
  TrieStore EMPTY = id -> null;

  /// The record that was written under `id`, or null if there is none.
  byte @Nullable [] record(long id);
}
