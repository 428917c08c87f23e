package network.khala.frame.storage;

import java.util.List;
import network.khala.scale.Codec;

/// The key of a map with three keys.
///
/// @param <A> the first part's type
/// @param <B> the second part's type
/// @param <C> the third part's type
public record KeyTriple<A, B, C>(A first, B second, C third) {
  /// A triple's shape for [StorageNMap].
  static <A, B, C> StorageNMap.KeyShape<KeyTriple<A, B, C>> shape(
      Codec<A> first, Codec<B> second, Codec<C> third) {
    return new StorageNMap.KeyShape<>() {
      @Override
      public List<Codec<?>> codecs() {
        return List.of(first, second, third);
      }

      @Override
      public List<byte[]> parts(KeyTriple<A, B, C> key) {
        return List.of(
            first.encode(key.first()), second.encode(key.second()), third.encode(key.third()));
      }

      @Override
      @SuppressWarnings("unchecked") // the parts were decoded by the three codecs, in this order
      public KeyTriple<A, B, C> join(List<Object> parts) {
        return new KeyTriple<>((A) parts.get(0), (B) parts.get(1), (C) parts.get(2));
      }
    };
  }
}
