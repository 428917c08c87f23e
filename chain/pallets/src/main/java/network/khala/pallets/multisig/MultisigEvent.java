package network.khala.pallets.multisig;

import network.khala.frame.dispatch.PalletEvent;
import network.khala.protocol.substrate.AccountId;
import network.khala.protocol.substrate.DispatchError;
import network.khala.scale.Bytes32;
import network.khala.scale.Index;
import network.khala.scale.Result;
import network.khala.scale.ScalePath;
import network.khala.scale.TypeName;
import network.khala.scale.Unit;

/// Events of pallet `Multisig`.
@ScalePath("pallet_multisig::pallet::Event")
public sealed interface MultisigEvent extends PalletEvent {
  /// An operation began.
  @Index(0)
  record NewMultisig(
      @TypeName("T::AccountId") AccountId approving,
      @TypeName("T::AccountId") AccountId multisig,
      @TypeName("CallHash") Bytes32 callHash)
      implements MultisigEvent {}

  /// An operation has one more approval.
  @Index(1)
  record MultisigApproval(
      @TypeName("T::AccountId") AccountId approving,
      @TypeName("Timepoint<BlockNumberFor<T>>") Timepoint timepoint,
      @TypeName("T::AccountId") AccountId multisig,
      @TypeName("CallHash") Bytes32 callHash)
      implements MultisigEvent {}

  /// An operation had enough approvals; its call was made.
  @Index(2)
  record MultisigExecuted(
      @TypeName("T::AccountId") AccountId approving,
      @TypeName("Timepoint<BlockNumberFor<T>>") Timepoint timepoint,
      @TypeName("T::AccountId") AccountId multisig,
      @TypeName("CallHash") Bytes32 callHash,
      @TypeName("DispatchResult") Result<Unit, DispatchError> result)
      implements MultisigEvent {}

  /// An operation was ended.
  @Index(3)
  record MultisigCancelled(
      @TypeName("T::AccountId") AccountId cancelling,
      @TypeName("Timepoint<BlockNumberFor<T>>") Timepoint timepoint,
      @TypeName("T::AccountId") AccountId multisig,
      @TypeName("CallHash") Bytes32 callHash)
      implements MultisigEvent {}
}
