package network.khala.client;

import java.util.List;
import network.khala.scale.Bytes;
import network.khala.scale.Bytes32;

/// A proof of storage entries, or of their absence, against a block's state root.
///
/// @param block the block's hash
/// @param nodes encoded trie nodes and detached values, in no particular order
public record ReadProof(Bytes32 block, List<Bytes> nodes) {
  /// Copies the list.
  public ReadProof {
    nodes = List.copyOf(nodes);
  }
}
