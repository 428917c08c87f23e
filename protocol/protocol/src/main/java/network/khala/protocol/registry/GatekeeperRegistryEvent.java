package network.khala.protocol.registry;

import network.khala.protocol.substrate.Sr25519PublicKey;
import network.khala.scale.Codec;
import network.khala.scale.CodecFactory;
import network.khala.scale.Index;

/// What the gatekeepers tell the registry, on topic `^phala/registry/gk_event`.
public sealed interface GatekeeperRegistryEvent {
  /// The codec of these events.
  Codec<GatekeeperRegistryEvent> CODEC = CodecFactory.STANDARD.of(GatekeeperRegistryEvent.class);

  /// A rotation has ended.
  ///
  /// @param rotationId which rotation
  /// @param masterPubkey the master key that holds from now on; the old one if the rotation failed
  @Index(0)
  record RotatedMasterPubkey(long rotationId, Sr25519PublicKey masterPubkey)
      implements GatekeeperRegistryEvent {}
}
