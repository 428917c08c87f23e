package network.khala.protocol.gatekeeper;

import network.khala.protocol.substrate.Sr25519PublicKey;
import network.khala.scale.Codec;
import network.khala.scale.CodecFactory;
import network.khala.scale.Index;
import network.khala.scale.Tuple;

/// Who becomes and ceases to be a gatekeeper, on topic `phala/gatekeeper/change`.
public sealed interface GatekeeperChange {
  /// The codec of these events.
  Codec<GatekeeperChange> CODEC = CodecFactory.STANDARD.of(GatekeeperChange.class);

  /// A worker has become one.
  ///
  /// @param gatekeeper who
  @Index(0)
  @Tuple
  record Registered(NewGatekeeperEvent gatekeeper) implements GatekeeperChange {}

  /// A worker is one no longer.
  ///
  /// @param gatekeeper who
  @Index(1)
  @Tuple
  record Unregistered(RemoveGatekeeperEvent gatekeeper) implements GatekeeperChange {}

  /// @param pubkey the worker's identity key
  record RemoveGatekeeperEvent(Sr25519PublicKey pubkey) {}
}
