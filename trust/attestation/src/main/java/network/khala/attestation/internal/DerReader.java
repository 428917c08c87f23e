package network.khala.attestation.internal;

import java.util.Arrays;

/// Reads DER strictly: definite lengths of minimal form, nothing left over where the caller says
/// so. Works on a range of an array that it never copies as a whole.
public final class DerReader {
  public static final int BOOLEAN = 0x01;
  public static final int INTEGER = 0x02;
  public static final int BIT_STRING = 0x03;
  public static final int OCTET_STRING = 0x04;
  public static final int OBJECT_IDENTIFIER = 0x06;
  public static final int ENUMERATED = 0x0a;
  public static final int UTC_TIME = 0x17;
  public static final int GENERALIZED_TIME = 0x18;
  public static final int SEQUENCE = 0x30;
  public static final int SET = 0x31;

  private final byte[] bytes;
  private final int end;
  private int next;

  /// Reads the whole array.
  public DerReader(byte[] bytes) {
    this(bytes, 0, bytes.length);
  }

  private DerReader(byte[] bytes, int from, int end) {
    this.bytes = bytes;
    this.next = from;
    this.end = end;
  }

  /// Whether an element follows.
  public boolean hasNext() {
    return next < end;
  }

  /// Whether an element with this tag follows.
  public boolean nextIs(int tag) {
    return next < end && (bytes[next] & 0xff) == tag;
  }

  /// Refuses bytes after the last element.
  public void expectEnd() {
    if (next != end) {
      throw new MalformedException("%d bytes after the last element".formatted(end - next));
    }
  }

  /// Steps over the next element, which must have this tag, and reads inside it.
  public DerReader enter(int tag) {
    if (next >= end) {
      throw new MalformedException("element with tag 0x%02x is missing".formatted(tag));
    }
    if ((bytes[next] & 0xff) != tag) {
      throw new MalformedException(
          "tag 0x%02x at byte %d, expected 0x%02x".formatted(bytes[next] & 0xff, next, tag));
    }
    int header = next;
    int length = length(header + 1);
    int content = header + 1 + lengthSize(length);
    next = content + length;
    return new DerReader(bytes, content, next);
  }

  /// Steps over the next element, whatever it is.
  public void skip() {
    if (next >= end) {
      throw new MalformedException("an element is missing");
    }
    enter(bytes[next] & 0xff);
  }

  /// Steps over the next element, which must have this tag, and answers all of it, header included.
  public byte[] element(int tag) {
    int from = next;
    enter(tag);
    return Arrays.copyOfRange(bytes, from, next);
  }

  /// The rest of this reader's range.
  public byte[] rest() {
    byte[] rest = Arrays.copyOfRange(bytes, next, end);
    next = end;
    return rest;
  }

  /// The content of an element with this tag.
  public byte[] content(int tag) {
    return enter(tag).rest();
  }

  /// A non-negative INTEGER of minimal form as its magnitude without leading zero bytes; zero is
  /// one zero byte.
  public byte[] unsignedInteger() {
    byte[] content = integer();
    if (content[0] < 0) {
      throw new MalformedException("negative integer");
    }
    return content.length > 1 && content[0] == 0
        ? Arrays.copyOfRange(content, 1, content.length)
        : content;
  }

  /// An INTEGER of minimal form, its two's-complement bytes.
  public byte[] integer() {
    return minimal(content(INTEGER));
  }

  /// An INTEGER or ENUMERATED between 0 and `max`.
  public int small(int tag, int max) {
    byte[] content = minimal(content(tag));
    if (content.length > 4 || content[0] < 0) {
      throw new MalformedException("integer out of range 0 to " + max);
    }
    int value = 0;
    for (byte b : content) {
      value = value << 8 | (b & 0xff);
    }
    if (value < 0 || value > max) {
      throw new MalformedException("integer %d out of range 0 to %d".formatted(value, max));
    }
    return value;
  }

  private static byte[] minimal(byte[] content) {
    if (content.length == 0) {
      throw new MalformedException("integer without content");
    }
    if (content.length > 1
        && ((content[0] == 0 && content[1] >= 0) || (content[0] == -1 && content[1] < 0))) {
      throw new MalformedException("integer not of minimal form");
    }
    return content;
  }

  /// A BOOLEAN, 00 or ff.
  public boolean bool() {
    byte[] content = content(BOOLEAN);
    if (content.length != 1 || (content[0] != 0 && content[0] != -1)) {
      throw new MalformedException("boolean that is neither 00 nor ff");
    }
    return content[0] != 0;
  }

  /// A BIT STRING of whole bytes.
  public byte[] bitString() {
    byte[] content = content(BIT_STRING);
    if (content.length == 0 || content[0] != 0) {
      throw new MalformedException("bit string that is not of whole bytes");
    }
    return Arrays.copyOfRange(content, 1, content.length);
  }

  private int length(int at) {
    require(at, 1);
    int first = bytes[at] & 0xff;
    if (first < 0x80) {
      require(at + 1, first);
      return first;
    }
    int count = first & 0x7f;
    if (count == 0 || count > 3) {
      throw new MalformedException(
          "length of form 0x%02x at byte %d: indefinite or too long".formatted(first, at));
    }
    require(at + 1, count);
    int length = 0;
    for (int i = 1; i <= count; i++) {
      length = length << 8 | (bytes[at + i] & 0xff);
    }
    if (lengthSize(length) != count + 1) {
      throw new MalformedException("length at byte %d is not of minimal form".formatted(at));
    }
    require(at + 1 + count, length);
    return length;
  }

  private static int lengthSize(int length) {
    if (length < 0x80) {
      return 1;
    }
    return length < 0x100 ? 2 : length < 0x10000 ? 3 : 4;
  }

  private void require(int at, int count) {
    if (count > end - at) {
      throw new MalformedException(
          "%d bytes wanted at byte %d, %d are left".formatted(count, at, Math.max(0, end - at)));
    }
  }
}
