package network.khala.pallets.multisig;

import java.util.List;
import java.util.Optional;
import network.khala.frame.dispatch.PalletCall;
import network.khala.frame.dispatch.RuntimeCall;
import network.khala.protocol.substrate.AccountId;
import network.khala.protocol.substrate.Weight;
import network.khala.scale.Bytes32;
import network.khala.scale.Index;
import network.khala.scale.ScaleName;
import network.khala.scale.ScalePath;
import network.khala.scale.TypeName;
import network.khala.scale.U16;

/// Calls of pallet `Multisig`. The other signatories are given ascending and without the sender.
@ScalePath("pallet_multisig::pallet::Call")
public sealed interface MultisigCall extends PalletCall {
  /// Makes a call as the account of several, of which each alone may act.
  @Index(0)
  @ScaleName("as_multi_threshold_1")
  record AsMultiThreshold1(
      @TypeName("Vec<T::AccountId>") List<AccountId> otherSignatories,
      @TypeName("Box<<T as Config>::RuntimeCall>") RuntimeCall call)
      implements MultisigCall {}

  /// Approves a call, and makes it if it has enough approvals then.
  @Index(1)
  @ScaleName("as_multi")
  record AsMulti(
      @U16 int threshold,
      @TypeName("Vec<T::AccountId>") List<AccountId> otherSignatories,
      @TypeName("Option<Timepoint<BlockNumberFor<T>>>") Optional<Timepoint> maybeTimepoint,
      @TypeName("Box<<T as Config>::RuntimeCall>") RuntimeCall call,
      Weight maxWeight)
      implements MultisigCall {}

  /// Approves a call by its hash.
  @Index(2)
  @ScaleName("approve_as_multi")
  record ApproveAsMulti(
      @U16 int threshold,
      @TypeName("Vec<T::AccountId>") List<AccountId> otherSignatories,
      @TypeName("Option<Timepoint<BlockNumberFor<T>>>") Optional<Timepoint> maybeTimepoint,
      @TypeName("[u8; 32]") Bytes32 callHash,
      Weight maxWeight)
      implements MultisigCall {}

  /// Who began an operation: ends it.
  @Index(3)
  @ScaleName("cancel_as_multi")
  record CancelAsMulti(
      @U16 int threshold,
      @TypeName("Vec<T::AccountId>") List<AccountId> otherSignatories,
      @TypeName("Timepoint<BlockNumberFor<T>>") Timepoint timepoint,
      @TypeName("[u8; 32]") Bytes32 callHash)
      implements MultisigCall {}
}
