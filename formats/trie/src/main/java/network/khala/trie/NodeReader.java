package network.khala.trie;

import java.util.Arrays;

/// Reads one node from the front of untrusted bytes. Allocates no more than the input is long.
final class NodeReader {
  private final byte[] input;
  private int at;

  NodeReader(byte[] input) {
    this.input = input;
  }

  /// Where reading stopped.
  int position() {
    return at;
  }

  Node node() {
    int header = unsignedByte("header");
    NodeKind kind = NodeKind.ofHeader(header);
    if (kind == null) {
      throw new MalformedNodeException("unknown header " + header, 0);
    }
    byte[] partial = partial(partialLength(header, kind.lengthMask));
    if (!kind.branch) {
      return new Node(partial, value(kind), Children.NONE);
    }
    int bitmap = unsignedByte("bitmap") | (unsignedByte("bitmap") << 8);
    NodeValue value = kind.valued ? value(kind) : null;
    if (Integer.bitCount(bitmap) + (value == null ? 0 : 1) < 2) {
      throw new MalformedNodeException("a branch needs two ways on, this has less", at);
    }
    return new Node(partial, value, children(bitmap));
  }

  private int partialLength(int header, int largest) {
    int length = header & largest;
    if (length < largest) {
      return length;
    }
    int more;
    do {
      more = unsignedByte("length of the partial key");
      length += more;
      // Half a byte of input for each nibble is needed anyway, which also bounds this loop.
      if (length > 2 * input.length) {
        throw new MalformedNodeException("a partial key of " + length + " nibbles or more", at);
      }
    } while (more == 255);
    return length;
  }

  private byte[] partial(int length) {
    int packed = (length + 1) / 2;
    require(packed, "partial key");
    boolean odd = (length & 1) != 0;
    if (odd && (input[at] & 0xf0) != 0) {
      throw new MalformedNodeException("the padding of an odd partial key is not zero", at);
    }
    byte[] nibbles = Nibbles.range(input, 2 * at + (odd ? 1 : 0), 2 * (at + packed));
    at += packed;
    return nibbles;
  }

  private NodeValue value(NodeKind kind) {
    if (kind.hashed) {
      return NodeValue.named(bytes(ChildReference.HASH_BYTES, "hash of the value"));
    }
    return NodeValue.inline(bytes(compactLength(), "value"));
  }

  private Children children(int bitmap) {
    byte[] references = new byte[input.length - at];
    int size = 0;
    for (int i = 0; i < Integer.bitCount(bitmap); i++) {
      int length = compactLength();
      if (length < 1 || length > ChildReference.HASH_BYTES) {
        throw new MalformedNodeException("a child reference of " + length + " bytes", at);
      }
      require(length, "child");
      references[size++] = (byte) (length << 2);
      System.arraycopy(input, at, references, size, length);
      size += length;
      at += length;
    }
    return new Children(bitmap, Arrays.copyOf(references, size), new long[0]);
  }

  private int compactLength() {
    int start = at;
    int first = unsignedByte("length");
    int size =
        switch (first & 3) {
          case 0 -> 1;
          case 1 -> 2;
          case 2 -> 4;
          default -> throw new MalformedNodeException("a length beyond four bytes", start);
        };
    require(size - 1, "length");
    int tagged = first;
    for (int i = 1; i < size; i++) {
      tagged |= (input[at++] & 0xff) << (8 * i);
    }
    int length = tagged >>> 2;
    if (CompactLength.size(length) != size) {
      throw new MalformedNodeException("a length in more bytes than needed", start);
    }
    return length;
  }

  private int unsignedByte(String what) {
    require(1, what);
    return input[at++] & 0xff;
  }

  private byte[] bytes(int length, String what) {
    require(length, what);
    byte[] bytes = Arrays.copyOfRange(input, at, at + length);
    at += length;
    return bytes;
  }

  private void require(int length, String what) {
    if (length > input.length - at) {
      throw new MalformedNodeException(
          what + " needs " + length + " bytes, " + (input.length - at) + " are left", at);
    }
  }
}
