package network.khala.node.store;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import network.khala.frame.state.State;
import network.khala.scale.Bytes;
import network.khala.scale.Bytes32;
import org.jspecify.annotations.Nullable;

/// The state after one block, for reading. Stays the same whatever blocks follow, until the state
/// is pruned: then every method throws [StateDiscardedException]. Safe for use by several threads.
public interface StateView extends State {
  /// The value at a key, empty if there is none.
  default Optional<Bytes> value(Bytes key) {
    return Optional.ofNullable(get(key)).map(Bytes::wrap);
  }

  /// The hash that commits to this state.
  Bytes32 root();

  /// The keys that start with `prefix` and are greater than `after`, if that is given.
  StateCursor cursor(Bytes prefix, @Nullable Bytes after);

  /// Trie nodes and values that prove what `keys` hold or that they hold nothing.
  List<byte[]> prove(Collection<Bytes> keys);

  /// How the trie refers to the node at `key` or closest below it; empty if no key starts with it.
  Optional<Bytes> closestDescendantMerkleValue(Bytes key);
}
