package network.khala.frame.storage;

import java.util.List;
import network.khala.scale.Codec;

/// The key of a double map.
///
/// @param <A> the first part's type
/// @param <B> the second part's type
public record KeyPair<A, B>(A first, B second) {
  /// A pair's shape for [StorageNMap].
  static <A, B> StorageNMap.KeyShape<KeyPair<A, B>> shape(Codec<A> first, Codec<B> second) {
    return new StorageNMap.KeyShape<>() {
      @Override
      public List<Codec<?>> codecs() {
        return List.of(first, second);
      }

      @Override
      public List<byte[]> parts(KeyPair<A, B> key) {
        return List.of(first.encode(key.first()), second.encode(key.second()));
      }

      @Override
      @SuppressWarnings("unchecked") // the parts were decoded by the two codecs, in this order
      public KeyPair<A, B> join(List<Object> parts) {
        return new KeyPair<>((A) parts.get(0), (B) parts.get(1));
      }
    };
  }
}
