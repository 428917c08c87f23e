package network.khala.pallets.preimage;

import network.khala.frame.dispatch.PalletCall;
import network.khala.protocol.substrate.Hash;
import network.khala.scale.Bytes;
import network.khala.scale.Index;
import network.khala.scale.ScaleName;
import network.khala.scale.ScalePath;
import network.khala.scale.TypeName;

/// Calls of pallet `Preimage`.
@ScalePath("pallet_preimage::pallet::Call")
public sealed interface PreimageCall extends PalletCall {
  /// Brings bytes, against a deposit unless they are needed.
  @Index(0)
  @ScaleName("note_preimage")
  record NotePreimage(@TypeName("Vec<u8>") Bytes bytes) implements PreimageCall {}

  /// Takes bytes away that nobody needs.
  @Index(1)
  @ScaleName("unnote_preimage")
  record UnnotePreimage(@TypeName("T::Hash") Hash hash) implements PreimageCall {}

  /// Governance: bytes are needed.
  @Index(2)
  @ScaleName("request_preimage")
  record RequestPreimage(@TypeName("T::Hash") Hash hash) implements PreimageCall {}

  /// Governance: bytes are needed once less.
  @Index(3)
  @ScaleName("unrequest_preimage")
  record UnrequestPreimage(@TypeName("T::Hash") Hash hash) implements PreimageCall {}
}
