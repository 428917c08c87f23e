package network.khala.trie;

/// A node that a commit made.
///
/// The record is the encoded node, then for each child that is referred to by hash its place (u64,
/// big-endian), then the value if it is detached.
public final class NewNode {
  private final long id;
  private final byte[] record;

  NewNode(long id, byte[] record) {
    this.id = id;
    this.record = record;
  }

  /// The place under which the store keeps the record.
  public long id() {
    return id;
  }

  /// The bytes to keep; not a copy.
  public byte[] record() {
    return record;
  }
}
