package network.khala.trie;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Nodes as bytes: a header with the kind and the length of the partial key, the partial key, for
/// branches a bitmap of the children, the value, and for branches the children.
///
/// Decoding accepts the canonical form only, so that encoding gives back the same bytes.
///
/// Source: `docs/protocol/state-trie.md#nodes`.
final class NodeCodec {
  private static final byte[] EMPTY_TRIE = {0};
  private static final int BITMAP_BYTES = 2;

  private NodeCodec() {}

  /// The encoding of a node, or of the empty trie if there is none.
  static byte[] encode(@Nullable Node node) {
    if (node == null) {
      return EMPTY_TRIE.clone();
    }
    NodeKind kind = NodeKind.of(node);
    byte[] target = new byte[size(node, kind)];
    int at = putHeader(target, kind, node.partial.length);
    at = putPartial(target, at, node.partial);
    if (kind.branch) {
      target[at++] = (byte) node.children.bitmap;
      target[at++] = (byte) (node.children.bitmap >> 8);
    }
    at = putValue(target, at, node.value);
    node.children.encode(target, at);
    return target;
  }

  private static int size(Node node, NodeKind kind) {
    int nibbles = node.partial.length;
    int header = nibbles < kind.lengthMask ? 1 : 2 + (nibbles - kind.lengthMask) / 255;
    int bitmap = kind.branch ? BITMAP_BYTES : 0;
    return header
        + (nibbles + 1) / 2
        + bitmap
        + valueSize(node.value)
        + node.children.encodedSize();
  }

  private static int putHeader(byte[] target, NodeKind kind, int nibbles) {
    if (nibbles < kind.lengthMask) {
      target[0] = (byte) (kind.tag | nibbles);
      return 1;
    }
    target[0] = (byte) (kind.tag | kind.lengthMask);
    int rest = nibbles - kind.lengthMask;
    int at = 1;
    for (; rest >= 255; rest -= 255) {
      target[at++] = (byte) 255;
    }
    target[at++] = (byte) rest;
    return at;
  }

  private static int putPartial(byte[] target, int from, byte[] partial) {
    int at = from;
    int next = 0;
    if ((partial.length & 1) != 0) {
      target[at++] = partial[next++];
    }
    for (; next < partial.length; next += 2) {
      target[at++] = (byte) ((partial[next] << 4) | partial[next + 1]);
    }
    return at;
  }

  private static int valueSize(@Nullable NodeValue value) {
    if (value == null) {
      return 0;
    }
    if (value.isDetached()) {
      return ChildReference.HASH_BYTES;
    }
    int length = value.bytes().length;
    return CompactLength.size(length) + length;
  }

  private static int putValue(byte[] target, int from, @Nullable NodeValue value) {
    if (value == null) {
      return from;
    }
    byte[] hash = value.hash;
    byte[] content = hash == null ? value.bytes() : hash;
    int at = hash == null ? CompactLength.put(target, from, content.length) : from;
    System.arraycopy(content, 0, target, at, content.length);
    return at + content.length;
  }

  /// The node that these bytes are, to the last byte.
  ///
  /// @throws MalformedNodeException if they are none
  static Node decode(byte[] encoding) {
    NodeReader reader = new NodeReader(encoding);
    Node node = reader.node();
    if (reader.position() != encoding.length) {
      throw new MalformedNodeException(
          (encoding.length - reader.position()) + " bytes too many", reader.position());
    }
    return node;
  }

  static boolean isEmptyTrie(byte[] encoding) {
    return Arrays.equals(encoding, EMPTY_TRIE);
  }
}
