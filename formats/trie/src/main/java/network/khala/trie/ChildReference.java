package network.khala.trie;

/// How a parent refers to one child.
final class ChildReference {
  /// The length of a reference that is a hash; shorter ones are the child's whole encoding.
  static final int HASH_BYTES = 32;

  final byte[] bytes;

  /// The child's place in the store, 0 if it is embedded or if the place is unknown.
  final long id;

  ChildReference(byte[] bytes, long id) {
    this.bytes = bytes;
    this.id = id;
  }

  boolean isHash() {
    return bytes.length == HASH_BYTES;
  }
}
