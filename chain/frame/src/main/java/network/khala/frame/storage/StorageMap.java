package network.khala.frame.storage;

import java.util.List;
import network.khala.scale.Bytes;
import network.khala.scale.Codec;
import network.khala.scale.ScaleReader;
import network.khala.scale.ScaleWriter;

/// A map from one key, which may be a tuple that is hashed as a whole.
///
/// @param <K> the key's type
/// @param <V> the value's type
public final class StorageMap<K, V> extends StorageKeyed<K, V> {
  private final Hasher hasher;
  private final Codec<K> keyCodec;

  StorageMap(Declaration<V> declaration, Hasher hasher, Codec<K> keyCodec) {
    super(declaration);
    this.hasher = hasher;
    this.keyCodec = keyCodec;
  }

  @Override
  Bytes hash(K key) {
    ScaleWriter out = new ScaleWriter();
    out.raw(prefix());
    hasher.append(keyCodec.encode(key), out);
    return Bytes.wrap(out.toArray());
  }

  @Override
  K keyAt(Bytes rawKey) {
    ScaleReader in =
        new ScaleReader(rawKey.slice(prefix().size() + hasher.hashSize(), rawKey.size()));
    return keyCodec.decode(in);
  }

  @Override
  public List<Hasher> hashers() {
    return List.of(hasher);
  }

  @Override
  public List<Codec<?>> keyCodecs() {
    return List.of(keyCodec);
  }
}
