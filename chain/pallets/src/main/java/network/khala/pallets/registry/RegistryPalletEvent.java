package network.khala.pallets.registry;

import java.util.Optional;
import network.khala.attestation.AttestationProvider;
import network.khala.frame.dispatch.PalletEvent;
import network.khala.protocol.substrate.Sr25519PublicKey;
import network.khala.scale.Index;
import network.khala.scale.ScalePath;
import network.khala.scale.Tuple;
import network.khala.scale.TypeName;
import network.khala.scale.U32;
import network.khala.scale.U8;

/// Events of pallet `PhalaRegistry`.
@ScalePath("phala_pallets::registry::pallet::Event")
public sealed interface RegistryPalletEvent extends PalletEvent {
  /// A worker is a gatekeeper.
  @Index(0)
  record GatekeeperAdded(@TypeName("WorkerPublicKey") Sr25519PublicKey pubkey)
      implements RegistryPalletEvent {}

  /// A worker is a gatekeeper no longer.
  @Index(1)
  record GatekeeperRemoved(@TypeName("WorkerPublicKey") Sr25519PublicKey pubkey)
      implements RegistryPalletEvent {}

  /// A key was registered for the first time.
  @Index(2)
  record WorkerAdded(
      @TypeName("WorkerPublicKey") Sr25519PublicKey pubkey,
      @TypeName("Option<AttestationProvider>") Optional<AttestationProvider> attestationProvider,
      @U8 int confidenceLevel)
      implements RegistryPalletEvent {}

  /// A key was registered again.
  @Index(3)
  record WorkerUpdated(
      @TypeName("WorkerPublicKey") Sr25519PublicKey pubkey,
      @TypeName("Option<AttestationProvider>") Optional<AttestationProvider> attestationProvider,
      @U8 int confidenceLevel)
      implements RegistryPalletEvent {}

  /// A rotation has ended; the key is the old one if the gatekeepers refused the new.
  @Index(4)
  record MasterKeyRotated(
      @TypeName("u64") long rotationId, @TypeName("MasterPublicKey") Sr25519PublicKey masterPubkey)
      implements RegistryPalletEvent {}

  /// The gatekeepers ended a rotation that is not under way.
  @Index(5)
  record MasterKeyRotationFailed(
      @TypeName("Option<u64>") Optional<Long> rotationLock,
      @TypeName("u64") long gatekeeperRotationId)
      implements RegistryPalletEvent {}

  /// A benchmark gave this score: iterations in six seconds.
  @Index(6)
  record InitialScoreSet(@TypeName("WorkerPublicKey") Sr25519PublicKey pubkey, @U32 long initScore)
      implements RegistryPalletEvent {}

  /// The oldest version with which enclaves go on.
  @Index(7)
  @Tuple
  record MinimumPRuntimeVersionChangedTo(@U32 long major, @U32 long minor, @U32 long patch)
      implements RegistryPalletEvent {}

  /// The version of the rules that enclaves follow.
  @Index(8)
  @Tuple
  record PRuntimeConsensusVersionChangedTo(@U32 long version) implements RegistryPalletEvent {}

  /// The first gatekeeper has made the master key.
  @Index(9)
  record GatekeeperLaunched() implements RegistryPalletEvent {}
}
