package network.khala.protocol.gatekeeper;

import java.util.List;
import network.khala.protocol.registry.WorkerIdentity;
import network.khala.protocol.substrate.Sr25519PublicKey;
import network.khala.scale.Codec;
import network.khala.scale.CodecFactory;
import network.khala.scale.Index;
import network.khala.scale.Tuple;

/// How the gatekeepers begin and change their key, on topic `phala/gatekeeper/launch`.
public sealed interface GatekeeperLaunch {
  /// The codec of these events.
  Codec<GatekeeperLaunch> CODEC = CodecFactory.STANDARD.of(GatekeeperLaunch.class);

  /// The first gatekeeper shall make the master key.
  ///
  /// @param gatekeeper who that is
  @Index(0)
  @Tuple
  record FirstGatekeeper(NewGatekeeperEvent gatekeeper) implements GatekeeperLaunch {}

  /// The chain knows the master public key.
  ///
  /// @param event the key
  @Index(1)
  @Tuple
  record MasterPubkeyOnChain(MasterPubkeyEvent event) implements GatekeeperLaunch {}

  /// A new master key shall be made.
  ///
  /// @param event which rotation, for whom
  @Index(2)
  @Tuple
  record RotateMasterKey(RotateMasterKeyEvent event) implements GatekeeperLaunch {}

  /// The chain knows the new master public key.
  ///
  /// @param event the key
  @Index(3)
  @Tuple
  record MasterPubkeyRotated(MasterPubkeyEvent event) implements GatekeeperLaunch {}

  /// @param masterPubkey the public half of the master key
  record MasterPubkeyEvent(Sr25519PublicKey masterPubkey) {}

  /// @param rotationId the number of the rotation, from 1
  /// @param gkIdentities the gatekeepers that shall get the new key
  record RotateMasterKeyEvent(long rotationId, List<WorkerIdentity> gkIdentities) {
    /// Copies the list.
    public RotateMasterKeyEvent {
      gkIdentities = List.copyOf(gkIdentities);
    }
  }
}
