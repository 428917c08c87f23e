package network.khala.finality.cometbft;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import network.khala.scale.Bytes;

/// Writes the protobuf encodings that CometBFT hashes and signs: fields in the order of the calls,
/// zero values left out where proto3 does so.
final class ProtoWriter {
  private static final int VARINT = 0;
  private static final int FIXED64 = 1;
  private static final int DELIMITED = 2;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  /// An integer of any width, left out if zero; negative ones take ten bytes.
  ProtoWriter varint(int field, long value) {
    if (value != 0) {
      tag(field, VARINT);
      rawVarint(value);
    }
    return this;
  }

  /// An `sfixed64`, left out if zero.
  ProtoWriter fixed64(int field, long value) {
    if (value != 0) {
      tag(field, FIXED64);
      for (int shift = 0; shift < 64; shift += 8) {
        out.write((int) (value >>> shift));
      }
    }
    return this;
  }

  /// Bytes, left out if empty.
  ProtoWriter bytes(int field, Bytes value) {
    return value.isEmpty() ? this : message(field, value.toArray());
  }

  /// A text, left out if empty.
  ProtoWriter text(int field, String value) {
    return value.isEmpty() ? this : message(field, value.getBytes(StandardCharsets.UTF_8));
  }

  /// An embedded message, written even if empty.
  ProtoWriter message(int field, byte[] encoded) {
    tag(field, DELIMITED);
    rawVarint(encoded.length);
    out.writeBytes(encoded);
    return this;
  }

  /// A timestamp, written even if it is that of 1970.
  ProtoWriter time(int field, Instant time) {
    return message(field, encodeTime(time));
  }

  /// A timestamp's message without tag and length.
  static byte[] encodeTime(Instant time) {
    return new ProtoWriter().varint(1, time.getEpochSecond()).varint(2, time.getNano()).toArray();
  }

  /// The message with its length in front, as it is signed.
  static byte[] delimited(byte[] message) {
    ProtoWriter writer = new ProtoWriter();
    writer.rawVarint(message.length);
    writer.out.writeBytes(message);
    return writer.toArray();
  }

  byte[] toArray() {
    return out.toByteArray();
  }

  private void tag(int field, int type) {
    rawVarint(((long) field << 3) | type);
  }

  private void rawVarint(long value) {
    long rest = value;
    while ((rest & ~0x7fL) != 0) {
      out.write((int) ((rest & 0x7f) | 0x80));
      rest >>>= 7;
    }
    out.write((int) rest);
  }
}
