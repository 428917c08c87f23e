package network.khala.protocol.contract;

import network.khala.protocol.substrate.Hash;
import network.khala.protocol.substrate.Sr25519PublicKey;
import network.khala.scale.Codec;
import network.khala.scale.CodecFactory;
import network.khala.scale.Index;

/// What the gatekeepers tell the contracts pallet, on topic `^phala/registry/cluster`.
public sealed interface ClusterRegistryEvent {
  /// The codec of these events.
  Codec<ClusterRegistryEvent> CODEC = CodecFactory.STANDARD.of(ClusterRegistryEvent.class);

  /// A cluster has its key.
  ///
  /// @param cluster which
  /// @param pubkey the public half
  @Index(0)
  record PubkeyAvailable(Hash cluster, Sr25519PublicKey pubkey) implements ClusterRegistryEvent {}
}
