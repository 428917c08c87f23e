package network.khala.trie;

import java.util.List;
import network.khala.scale.Bytes32;

/// The root of a list, used for the extrinsics of a block: a trie whose keys are the
/// compact-encoded indices.
public final class OrderedTrie {
  private OrderedTrie() {}

  /// The root of these values in the layout of version 0, which headers always use.
  public static Bytes32 root(List<byte[]> values) {
    return root(values, StateVersion.V0);
  }

  /// The root of these values in the given layout.
  public static Bytes32 root(List<byte[]> values, StateVersion version) {
    ChangeSet.Builder pairs = ChangeSet.builder();
    for (int i = 0; i < values.size(); i++) {
      pairs.put(compact(i), values.get(i));
    }
    return Trie.root(pairs.build(), version);
  }

  private static byte[] compact(int index) {
    byte[] key = new byte[CompactLength.size(index)];
    CompactLength.put(key, 0, index);
    return key;
  }
}
