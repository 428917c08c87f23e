package network.khala.protocol.registry;

import java.util.List;
import network.khala.scale.Codec;
import network.khala.scale.CodecFactory;
import network.khala.scale.Index;
import network.khala.scale.ScalePath;
import network.khala.scale.Tuple;
import network.khala.scale.TypeName;

/// Where a worker can be reached.
@ScalePath("phala_types::VersionedWorkerEndpoints")
public sealed interface VersionedWorkerEndpoints {
  /// The codec of endpoints.
  Codec<VersionedWorkerEndpoints> CODEC = CodecFactory.STANDARD.of(VersionedWorkerEndpoints.class);

  /// Addresses.
  ///
  /// @param urls the addresses
  @Index(0)
  @Tuple
  record V1(@TypeName("Vec<String>") List<String> urls) implements VersionedWorkerEndpoints {
    /// Copies the list.
    public V1 {
      urls = List.copyOf(urls);
    }
  }
}
