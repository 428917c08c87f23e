package network.khala.pallets.preimage;

import network.khala.frame.dispatch.PalletEvent;
import network.khala.protocol.substrate.Hash;
import network.khala.scale.Index;
import network.khala.scale.ScalePath;
import network.khala.scale.TypeName;

/// Events of pallet `Preimage`.
@ScalePath("pallet_preimage::pallet::Event")
public sealed interface PreimageEvent extends PalletEvent {
  /// Bytes are there.
  @Index(0)
  record Noted(@TypeName("T::Hash") Hash hash) implements PreimageEvent {}

  /// Bytes are needed.
  @Index(1)
  record Requested(@TypeName("T::Hash") Hash hash) implements PreimageEvent {}

  /// Bytes are gone.
  @Index(2)
  record Cleared(@TypeName("T::Hash") Hash hash) implements PreimageEvent {}
}
