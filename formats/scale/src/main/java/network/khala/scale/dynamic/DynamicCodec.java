package network.khala.scale.dynamic;

import network.khala.scale.Bytes;
import network.khala.scale.PortableRegistry;
import network.khala.scale.ScaleReader;
import network.khala.scale.ScaleWriter;

/// Decodes and encodes values of the types of one registry. Immutable and safe for use by several
/// threads.
///
/// Neither the bytes nor the registry are trusted: types that contain themselves without end, lists
/// of nothing and values nested too deeply are refused.
public final class DynamicCodec {
  private final PortableRegistry registry;
  private final MinSizes minSizes;

  /// Reads and writes by the given types.
  public DynamicCodec(PortableRegistry registry) {
    this.registry = registry;
    this.minSizes = new MinSizes(registry);
  }

  /// The types.
  public PortableRegistry registry() {
    return registry;
  }

  /// Reads one value of the type with the given number; the reader stands behind it afterwards.
  ///
  /// @throws network.khala.scale.DecodeException if the bytes are not the canonical encoding of one
  /// @throws IllegalArgumentException if there is no such type
  public Value decode(int type, ScaleReader in) {
    return new Decoder(registry, minSizes, in).read(type);
  }

  /// Decodes the whole input as a value of the type with the given number.
  ///
  /// @throws network.khala.scale.DecodeException also if bytes are left over
  /// @throws IllegalArgumentException if there is no such type
  public Value decode(int type, byte[] input) {
    ScaleReader in = new ScaleReader(input);
    Value value = decode(type, in);
    in.expectEnd();
    return value;
  }

  /// Decodes the whole input as a value of the type with the given number.
  ///
  /// @throws network.khala.scale.DecodeException also if bytes are left over
  /// @throws IllegalArgumentException if there is no such type
  public Value decode(int type, Bytes input) {
    return decode(type, input.toArray());
  }

  /// Appends the encoding of a value as the type with the given number. Besides the form that
  /// decoding gives, these are taken: for a struct of one field the field's value itself, for named
  /// fields any order, for a list of `u8` a [Value.Sequence] of integers.
  ///
  /// @throws network.khala.scale.EncodeException if the value is not one of the type
  /// @throws IllegalArgumentException if there is no such type
  public void encode(int type, Value value, ScaleWriter out) {
    new Encoder(registry, out).write(type, value);
  }

  /// The encoding of a value as the type with the given number.
  ///
  /// @throws network.khala.scale.EncodeException if the value is not one of the type
  /// @throws IllegalArgumentException if there is no such type
  public byte[] encode(int type, Value value) {
    ScaleWriter out = new ScaleWriter();
    encode(type, value, out);
    return out.toArray();
  }
}
