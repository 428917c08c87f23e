package network.khala.finality.cometbft;

import java.util.ArrayList;
import java.util.List;
import network.khala.crypto.Hashing;
import network.khala.scale.Bytes32;

/// The Merkle tree of CometBFT, in the shape of RFC 6962: SHA-256, leaves prefixed `00`, inner
/// nodes `01`, a list split after the largest power of two below its length.
public final class MerkleTree {
  private static final byte LEAF = 0;
  private static final byte INNER = 1;

  private MerkleTree() {}

  /// The root over the given leaf items. An empty list has the hash of the empty string.
  public static Bytes32 root(List<byte[]> items) {
    return Bytes32.wrap(items.isEmpty() ? Hashing.sha256(new byte[0]) : subtree(items));
  }

  /// The hash of one leaf.
  public static byte[] leafHash(byte[] item) {
    byte[] preimage = new byte[item.length + 1];
    preimage[0] = LEAF;
    System.arraycopy(item, 0, preimage, 1, item.length);
    return Hashing.sha256(preimage);
  }

  /// The hash of an inner node.
  public static byte[] innerHash(byte[] left, byte[] right) {
    byte[] preimage = new byte[left.length + right.length + 1];
    preimage[0] = INNER;
    System.arraycopy(left, 0, preimage, 1, left.length);
    System.arraycopy(right, 0, preimage, 1 + left.length, right.length);
    return Hashing.sha256(preimage);
  }

  /// The hashes beside the path from a leaf to the root, from the bottom up.
  ///
  /// @throws IndexOutOfBoundsException if there is no such item
  public static List<Bytes32> aunts(List<byte[]> items, int index) {
    if (index < 0 || index >= items.size()) {
      throw new IndexOutOfBoundsException("leaf " + index + " of " + items.size());
    }
    List<Bytes32> aunts = new ArrayList<>();
    collectAunts(items, index, aunts);
    return List.copyOf(aunts);
  }

  /// The root that follows from one leaf and the hashes beside its path.
  ///
  /// @param item the leaf item
  /// @param index its place among `count` leaves
  /// @param aunts the hashes from the bottom up
  /// @throws IllegalArgumentException if their number does not fit the place
  public static Bytes32 rootFrom(byte[] item, int index, int count, List<Bytes32> aunts) {
    if (index < 0 || index >= count) {
      throw new IllegalArgumentException("leaf " + index + " of " + count);
    }
    return Bytes32.wrap(climb(leafHash(item), index, count, aunts));
  }

  private static byte[] climb(byte[] leaf, int index, int count, List<Bytes32> aunts) {
    if (count == 1) {
      if (!aunts.isEmpty()) {
        throw new IllegalArgumentException(aunts.size() + " hashes too many");
      }
      return leaf;
    }
    if (aunts.isEmpty()) {
      throw new IllegalArgumentException("too few hashes");
    }
    byte[] aunt = aunts.getLast().toArray();
    List<Bytes32> below = aunts.subList(0, aunts.size() - 1);
    int split = splitPoint(count);
    return index < split
        ? innerHash(climb(leaf, index, split, below), aunt)
        : innerHash(aunt, climb(leaf, index - split, count - split, below));
  }

  private static void collectAunts(List<byte[]> items, int index, List<Bytes32> aunts) {
    if (items.size() == 1) {
      return;
    }
    int split = splitPoint(items.size());
    List<byte[]> left = items.subList(0, split);
    List<byte[]> right = items.subList(split, items.size());
    if (index < split) {
      collectAunts(left, index, aunts);
      aunts.add(Bytes32.wrap(subtree(right)));
    } else {
      collectAunts(right, index - split, aunts);
      aunts.add(Bytes32.wrap(subtree(left)));
    }
  }

  /// The root over at least one item.
  private static byte[] subtree(List<byte[]> items) {
    if (items.size() == 1) {
      return leafHash(items.getFirst());
    }
    int split = splitPoint(items.size());
    return innerHash(subtree(items.subList(0, split)), subtree(items.subList(split, items.size())));
  }

  private static int splitPoint(int count) {
    return Integer.highestOneBit(count - 1);
  }
}
