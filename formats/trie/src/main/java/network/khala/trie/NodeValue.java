package network.khala.trie;

import java.util.Arrays;
import network.khala.crypto.Hashing;
import org.jspecify.annotations.Nullable;

/// The value part of a node: inside the node, or detached and named by its hash.
final class NodeValue {
  /// The hash that stands in the node, or null for a value inside it.
  final byte @Nullable [] hash;

  private final byte @Nullable [] bytes;

  private NodeValue(byte @Nullable [] hash, byte @Nullable [] bytes) {
    this.hash = hash;
    this.bytes = bytes;
  }

  static NodeValue inline(byte[] bytes) {
    return new NodeValue(null, bytes);
  }

  /// A value known by its hash only, as nodes of a proof have it.
  static NodeValue named(byte[] hash) {
    return new NodeValue(hash, null);
  }

  static NodeValue detached(byte[] hash, byte[] bytes) {
    return new NodeValue(hash, bytes);
  }

  static NodeValue of(byte[] bytes, StateVersion version) {
    return version.detaches(bytes.length)
        ? new NodeValue(Hashing.blake2b256(bytes), bytes)
        : new NodeValue(null, bytes);
  }

  boolean isDetached() {
    return hash != null;
  }

  /// The value, compared with its hash.
  ///
  /// @throws CorruptTrieException if the store damaged it
  byte[] checkedBytes() {
    byte[] content = bytes();
    if (hash != null && !Arrays.equals(Hashing.blake2b256(content), hash)) {
      throw new CorruptTrieException(hash);
    }
    return content;
  }

  /// The value as it came; only nodes of a proof may lack it.
  byte[] bytes() {
    if (bytes == null) {
      throw new IllegalStateException("the value is known by its hash only");
    }
    return bytes;
  }

  /// Whether a node with either value has the same encoding.
  boolean sameAs(NodeValue other) {
    if (isDetached() != other.isDetached()) {
      return false;
    }
    return isDetached() ? Arrays.equals(hash, other.hash) : Arrays.equals(bytes, other.bytes);
  }
}
