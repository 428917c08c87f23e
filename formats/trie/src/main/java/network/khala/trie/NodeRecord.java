package network.khala.trie;

import java.nio.ByteBuffer;
import java.util.Arrays;
import network.khala.crypto.Hashing;

/// Nodes as the store keeps them: see [NewNode].
final class NodeRecord {
  private NodeRecord() {}

  static byte[] write(Node node, byte[] encoding) {
    long[] ids = node.children.hashedIds();
    NodeValue value = node.value;
    byte[] detached = value != null && value.isDetached() ? value.bytes() : new byte[0];
    ByteBuffer record =
        ByteBuffer.allocate(encoding.length + ids.length * Long.BYTES + detached.length);
    record.put(encoding);
    for (long id : ids) {
      record.putLong(id);
    }
    record.put(detached);
    return record.array();
  }

  /// Reads a record and checks node and value against the hash in the parent.
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
    long[] ids = new long[node.children.hashedCount()];
    ByteBuffer rest = ByteBuffer.wrap(record, encoded, record.length - encoded);
    if (rest.remaining() < ids.length * Long.BYTES) {
      throw new CorruptTrieException(id, hash, "lacks places of its children");
    }
    for (int i = 0; i < ids.length; i++) {
      ids[i] = rest.getLong();
    }
    byte[] detached = new byte[rest.remaining()];
    rest.get(detached);
    return new Node(node.partial, value(node, id, hash, detached), node.children.withIds(ids));
  }

  private static @org.jspecify.annotations.Nullable NodeValue value(
      Node node, long id, byte[] hash, byte[] detached) {
    NodeValue value = node.value;
    byte[] valueHash = value == null ? null : value.hash;
    if (valueHash == null) {
      if (detached.length > 0) {
        throw new CorruptTrieException(id, hash, "has bytes too many");
      }
      return value;
    }
    if (!Arrays.equals(Hashing.blake2b256(detached), valueHash)) {
      throw new CorruptTrieException(id, hash, "has a damaged value");
    }
    return NodeValue.detached(valueHash, detached);
  }
}
