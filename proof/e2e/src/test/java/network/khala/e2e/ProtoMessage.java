package network.khala.e2e;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnknownFieldSet;
import java.time.Instant;
import java.util.List;
import network.khala.scale.Bytes;

/// A protobuf message read by its fields' numbers. An absent field is empty or 0.
record ProtoMessage(UnknownFieldSet fields) {
  static final ProtoMessage EMPTY = new ProtoMessage(UnknownFieldSet.getDefaultInstance());

  /// @throws IllegalArgumentException if the bytes are none
  static ProtoMessage parse(ByteString bytes) {
    try {
      return new ProtoMessage(UnknownFieldSet.parseFrom(bytes));
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalArgumentException("no protobuf message", e);
    }
  }

  static Builder builder() {
    return new Builder(UnknownFieldSet.newBuilder());
  }

  long number(int field) {
    List<Long> all = fields.getField(field).getVarintList();
    return all.isEmpty() ? 0 : all.getLast();
  }

  Bytes bytes(int field) {
    List<ByteString> all = all(field);
    return all.isEmpty() ? Bytes.EMPTY : Bytes.wrap(all.getLast().toByteArray());
  }

  String text(int field) {
    List<ByteString> all = all(field);
    return all.isEmpty() ? "" : all.getLast().toStringUtf8();
  }

  ProtoMessage message(int field) {
    List<ByteString> all = all(field);
    return all.isEmpty() ? EMPTY : parse(all.getLast());
  }

  /// All values of a repeated field that has a length.
  List<ByteString> all(int field) {
    return fields.getField(field).getLengthDelimitedList();
  }

  /// A field of `google.protobuf.Timestamp`.
  Instant time(int field) {
    ProtoMessage time = message(field);
    return Instant.ofEpochSecond(time.number(1), time.number(2));
  }

  /// Writes fields as proto3 does: zeros are left out.
  record Builder(UnknownFieldSet.Builder fields) {
    Builder number(int field, long value) {
      if (value != 0) {
        fields.mergeField(field, UnknownFieldSet.Field.newBuilder().addVarint(value).build());
      }
      return this;
    }

    Builder bytes(int field, Bytes value) {
      return value.isEmpty() ? this : add(field, ByteString.copyFrom(value.toArray()));
    }

    Builder text(int field, String value) {
      return value.isEmpty() ? this : add(field, ByteString.copyFromUtf8(value));
    }

    Builder message(int field, ProtoMessage value) {
      return add(field, value.fields.toByteString());
    }

    Builder add(int field, ByteString value) {
      fields.mergeField(
          field, UnknownFieldSet.Field.newBuilder().addLengthDelimited(value).build());
      return this;
    }

    ProtoMessage build() {
      return new ProtoMessage(fields.build());
    }
  }
}
