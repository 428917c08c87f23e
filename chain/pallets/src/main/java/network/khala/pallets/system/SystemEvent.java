package network.khala.pallets.system;

import network.khala.frame.dispatch.DispatchInfo;
import network.khala.frame.dispatch.PalletEvent;
import network.khala.protocol.substrate.AccountId;
import network.khala.protocol.substrate.DispatchError;
import network.khala.protocol.substrate.Hash;
import network.khala.scale.Index;
import network.khala.scale.ScalePath;

/// Events of pallet `System`.
@ScalePath("frame_system::pallet::Event")
public sealed interface SystemEvent extends PalletEvent {
  /// An extrinsic's call succeeded.
  @Index(0)
  record ExtrinsicSuccess(DispatchInfo dispatchInfo) implements SystemEvent {}

  /// An extrinsic's call failed; only its fee remains.
  @Index(1)
  record ExtrinsicFailed(DispatchError dispatchError, DispatchInfo dispatchInfo)
      implements SystemEvent {}

  /// The runtime's identity blob was replaced.
  @Index(2)
  record CodeUpdated() implements SystemEvent {}

  /// An account came into being.
  @Index(3)
  record NewAccount(AccountId account) implements SystemEvent {}

  /// An account ceased to be.
  @Index(4)
  record KilledAccount(AccountId account) implements SystemEvent {}

  /// Bytes were put on chain; `hash` is their Blake2b-256.
  @Index(5)
  record Remarked(AccountId sender, Hash hash) implements SystemEvent {}
}
