package network.khala.frame.metadata;

import network.khala.scale.Bytes;
import network.khala.scale.Codec;

/// A constant of a pallet.
///
/// @param name the name in metadata
/// @param codec describes the type
/// @param value the encoded value
public record Constant(String name, Codec<?> codec, Bytes value) {
  /// A constant with its value encoded.
  public static <T> Constant of(String name, Codec<T> codec, T value) {
    return new Constant(name, codec, Bytes.wrap(codec.encode(value)));
  }
}
