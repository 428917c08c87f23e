package network.khala.trie;

import java.util.Arrays;
import network.khala.crypto.Hashing;
import org.jspecify.annotations.Nullable;

/// Nodes as the store keeps them: see [NewNode].
final class NodeRecord {
  private NodeRecord() {}

  static byte[] write(Node node, byte[] encoding) {
    NodeValue value = node.value;
    byte[] detached = value != null && value.isDetached() ? value.bytes() : null;
    int idsEnd = encoding.length + node.children.hashedCount() * Long.BYTES;
    byte[] record = Arrays.copyOf(encoding, idsEnd + (detached == null ? 0 : detached.length));
    node.children.writeIds(record, encoding.length);
    if (detached != null) {
      System.arraycopy(detached, 0, record, idsEnd, detached.length);
    }
    return record;
  }

  /// Reads a record and checks the node against the hash in its parent. A detached value is checked
  /// when it is read.
  static Node read(long id, byte[] hash, byte[] record) {
    NodeReader reader = new NodeReader(record);
    Node node;
    try {
      node = reader.node();
    } catch (MalformedNodeException e) {
      throw new CorruptTrieException(id, hash, e);
    }
    int encoded = reader.position();
    if (!Arrays.equals(Hashing.blake2b256(record, 0, encoded), hash)) {
      throw new CorruptTrieException(id, hash, "has another hash");
    }
    int idsEnd = encoded + node.children.hashedCount() * Long.BYTES;
    if (record.length < idsEnd) {
      throw new CorruptTrieException(id, hash, "lacks places of its children");
    }
    NodeValue value = value(node.value, record, idsEnd);
    if (value == node.value && record.length > idsEnd) {
      throw new CorruptTrieException(id, hash, "has bytes too many");
    }
    return new Node(node.partial, value, node.children.readIds(record, encoded));
  }

  private static @Nullable NodeValue value(@Nullable NodeValue value, byte[] record, int from) {
    byte[] hash = value == null ? null : value.hash;
    return hash == null
        ? value
        : NodeValue.detached(hash, Arrays.copyOfRange(record, from, record.length));
  }
}
