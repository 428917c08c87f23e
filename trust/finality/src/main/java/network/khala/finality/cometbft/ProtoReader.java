package network.khala.finality.cometbft;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import network.khala.scale.Bytes;

/// Reads protobuf messages strictly: no unknown fields, no field twice unless it is repeated, no
/// varint longer than needed for 64 bits, nothing after the end.
///
/// A message is read by a loop over [#next], which gives field numbers until 0. Nothing is
/// allocated beyond the input's own length.
final class ProtoReader {
  private static final int VARINT = 0;
  private static final int DELIMITED = 2;
  private static final long MAX_VARINT_BYTES = 10;

  private final byte[] input;
  private final String type;
  private final int end;
  private int position;
  private int wireType;
  private int field;
  private long seen;

  ProtoReader(Bytes input, String type) {
    this(input.toArray(), 0, input.size(), type);
  }

  private ProtoReader(byte[] input, int from, int end, String type) {
    this.input = input;
    this.position = from;
    this.end = end;
    this.type = type;
  }

  /// The number of the next field, 0 at the end.
  int next() throws MalformedProtoException {
    if (position == end) {
      return 0;
    }
    long tag = varint();
    field = (int) (tag >>> 3);
    wireType = (int) (tag & 7);
    if (tag >>> 3 == 0 || tag >>> 3 > 63) {
      throw error("field " + (tag >>> 3) + " is unknown");
    }
    return field;
  }

  /// Marks the current field as one that may come only once.
  ProtoReader once() throws MalformedProtoException {
    long bit = 1L << field;
    if ((seen & bit) != 0) {
      throw error("field " + field + " comes twice");
    }
    seen |= bit;
    return this;
  }

  long int64() throws MalformedProtoException {
    expect(VARINT);
    return varint();
  }

  int int32() throws MalformedProtoException {
    long value = int64();
    if (value != (int) value) {
      throw error("field " + field + " exceeds 32 bits");
    }
    return (int) value;
  }

  long uint32() throws MalformedProtoException {
    long value = int64();
    if (value < 0 || value > 0xffff_ffffL) {
      throw error("field " + field + " exceeds 32 bits");
    }
    return value;
  }

  Bytes bytes(int maxLength) throws MalformedProtoException {
    int length = delimiter();
    if (length > maxLength) {
      throw error("field " + field + " has " + length + " bytes, at most " + maxLength);
    }
    Bytes value = Bytes.wrap(Arrays.copyOfRange(input, position, position + length));
    position += length;
    return value;
  }

  String text(int maxLength) throws MalformedProtoException {
    Bytes bytes = bytes(maxLength);
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes.toArray()))
          .toString();
    } catch (CharacterCodingException _) {
      throw error("field " + field + " is not UTF-8");
    }
  }

  /// A reader of the embedded message in the current field.
  ProtoReader message(String name) throws MalformedProtoException {
    int length = delimiter();
    ProtoReader inner = new ProtoReader(input, position, position + length, name);
    position += length;
    return inner;
  }

  Instant time() throws MalformedProtoException {
    ProtoReader in = message("Timestamp");
    long seconds = 0;
    int nanos = 0;
    for (int number = in.next(); number != 0; number = in.next()) {
      switch (number) {
        case 1 -> seconds = in.once().int64();
        case 2 -> nanos = in.once().int32();
        default -> throw in.unknown();
      }
    }
    if (nanos < 0 || nanos > 999_999_999) {
      throw in.error(nanos + " nanoseconds");
    }
    try {
      return Instant.ofEpochSecond(seconds, nanos);
    } catch (DateTimeException _) {
      throw in.error(seconds + " seconds are out of range");
    }
  }

  MalformedProtoException unknown() {
    return error("field " + field + " is unknown");
  }

  MalformedProtoException error(String problem) {
    return new MalformedProtoException(type + ": " + problem);
  }

  private int delimiter() throws MalformedProtoException {
    expect(DELIMITED);
    long length = varint();
    if (length < 0 || length > end - position) {
      throw error("field " + field + " is longer than the input");
    }
    return (int) length;
  }

  private void expect(int expected) throws MalformedProtoException {
    if (wireType != expected) {
      throw error("field " + field + " has wire type " + wireType);
    }
  }

  private long varint() throws MalformedProtoException {
    long value = 0;
    for (int count = 0; count < MAX_VARINT_BYTES; count++) {
      if (position == end) {
        throw error("a number is cut off");
      }
      byte part = input[position++];
      if (count == 9 && (part & 0xff) > 1) {
        throw error("a number exceeds 64 bits");
      }
      value |= (long) (part & 0x7f) << (7 * count);
      if (part >= 0) {
        return value;
      }
    }
    throw error("a number exceeds 64 bits");
  }
}
