package network.khala.trie;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/// Walks the keys with a prefix in one version of a trie, ascending. For one thread.
///
/// Starts before the first key: call [#next()] and then read [#key()] and [#value()].
public final class TrieCursor {
  private final NodeSource source;
  private final TrieRoot root;
  private final byte[] prefix;
  private final Deque<Frame> path = new ArrayDeque<>();
  private byte @Nullable [] key;
  private byte @Nullable [] value;

  TrieCursor(NodeSource source, TrieRoot root, byte[] prefix) {
    this.source = source;
    this.root = root;
    this.prefix = prefix.clone();
    seek(this.prefix, true);
  }

  /// Moves behind `key`, so that [#next()] finds the smallest key that has the prefix and is
  /// greater. `key` need not be there.
  public TrieCursor after(byte[] key) {
    if (Arrays.compareUnsigned(key, prefix) < 0) {
      seek(prefix, true);
    } else {
      seek(key, false);
    }
    return this;
  }

  /// Moves to the next key; false if there is none.
  public boolean next() {
    while (true) {
      Frame frame = path.peek();
      if (frame == null) {
        return false;
      }
      if (!frame.valueDone) {
        frame.valueDone = true;
        NodeValue found = frame.node.value;
        if (found != null) {
          return stopAt(frame, found);
        }
      }
      int nibble = frame.takeNextChild();
      if (nibble < 0) {
        path.pop();
      } else {
        push(source.child(frame.node.children.at(nibble)), frame.childPath(nibble));
      }
    }
  }

  private boolean stopAt(Frame frame, NodeValue found) {
    byte[] reached = Nibbles.pack(frame.path, frame.path.length);
    if (!startsWithPrefix(reached)) {
      // The keys ascend, so nothing with the prefix follows.
      path.clear();
      return false;
    }
    key = reached;
    value = found.checkedBytes();
    return true;
  }

  private boolean startsWithPrefix(byte[] reached) {
    return reached.length >= prefix.length
        && Arrays.equals(reached, 0, prefix.length, prefix, 0, prefix.length);
  }

  /// The key that the cursor stands on.
  public byte[] key() {
    return standing(key).clone();
  }

  /// The value that the cursor stands on.
  public byte[] value() {
    return standing(value).clone();
  }

  private static byte[] standing(byte @Nullable [] content) {
    if (content == null) {
      throw new IllegalStateException("the cursor stands on no key");
    }
    return content;
  }

  /// Prepares the path such that what is left to visit are the keys greater than `target`, with
  /// `target` itself if `inclusive`.
  private void seek(byte[] target, boolean inclusive) {
    path.clear();
    key = null;
    value = null;
    Node node = source.root(root);
    byte[] above = Nibbles.NONE;
    while (node != null) {
      int depth = above.length;
      int shared = Nibbles.shared(node.partial, target, depth);
      int end = depth + shared;
      boolean targetEnds = end == target.length * 2;
      if (shared < node.partial.length) {
        // The whole subtree is on one side of the target.
        if (targetEnds || node.partial[shared] > Nibbles.at(target, end)) {
          push(node, above);
        }
        return;
      }
      Frame frame = push(node, above);
      if (targetEnds) {
        frame.valueDone = !inclusive;
        return;
      }
      int nibble = Nibbles.at(target, end);
      frame.valueDone = true;
      frame.nextChild = nibble + 1;
      boolean goesOn = node.children.has(nibble);
      above = frame.childPath(nibble);
      node = goesOn ? source.child(node.children.at(nibble)) : null;
    }
  }

  private Frame push(Node node, byte[] above) {
    byte[] reached = Arrays.copyOf(above, above.length + node.partial.length);
    System.arraycopy(node.partial, 0, reached, above.length, node.partial.length);
    Frame frame = new Frame(node, reached);
    path.push(frame);
    return frame;
  }

  /// A node on the way and what of it is left to visit.
  private static final class Frame {
    final Node node;
    final byte[] path;
    boolean valueDone;
    int nextChild;

    Frame(Node node, byte[] path) {
      this.node = node;
      this.path = path;
    }

    int takeNextChild() {
      while (nextChild < 16) {
        int nibble = nextChild++;
        if (node.children.has(nibble)) {
          return nibble;
        }
      }
      return -1;
    }

    byte[] childPath(int nibble) {
      return Nibbles.join(path, nibble, Nibbles.NONE);
    }
  }
}
