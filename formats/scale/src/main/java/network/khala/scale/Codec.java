package network.khala.scale;

import java.util.Comparator;

/// Encodes and decodes values of one type, and describes that type for metadata.
///
/// Codecs are immutable and safe for use by several threads.
///
/// @param <T> the Java type
public interface Codec<T> {
  /// Appends the canonical encoding of `value`.
  ///
  /// @throws EncodeException if the value is outside the wire type's range
  void encode(T value, ScaleWriter out);

  /// Reads one value; the reader stands behind it afterwards.
  ///
  /// @throws DecodeException if the bytes are not the canonical encoding of a value
  T decode(ScaleReader in);

  /// The type's key in a registry: equal keys describe the same type. Two codecs that are built
  /// apart for one wire type (two `Vec<u8>`, say) have equal keys.
  Object typeKey();

  /// Describes this type; the types it is made of are registered with `registry` and referred to by
  /// the numbers that it gives.
  TypeInfo describe(TypeRegistry registry);

  /// The least number of bytes that a value takes, or less. A list refuses a length that the rest
  /// of the input cannot hold by this measure, before it allocates anything.
  default int minSize() {
    return 0;
  }

  /// The order of values as keys of a map or members of a set, which is the order of the encoded
  /// entries: numbers by value, byte strings and lists lexicographically, enums by variant index
  /// and then payload, structs field by field.
  ///
  /// @throws UnsupportedOperationException if the type has none
  default Comparator<T> order() {
    throw new UnsupportedOperationException("values of " + typeKey() + " have no order");
  }

  /// The canonical encoding of `value`.
  default byte[] encode(T value) {
    ScaleWriter out = new ScaleWriter();
    encode(value, out);
    return out.toArray();
  }

  /// Decodes the whole input.
  ///
  /// @throws DecodeException also if bytes are left over
  default T decode(byte[] input) {
    ScaleReader in = new ScaleReader(input);
    T value = decode(in);
    in.expectEnd();
    return value;
  }

  /// Decodes the whole input.
  ///
  /// @throws DecodeException also if bytes are left over
  default T decode(Bytes input) {
    return decode(input.backing());
  }
}
