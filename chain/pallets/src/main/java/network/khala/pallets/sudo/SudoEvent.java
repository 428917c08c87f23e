package network.khala.pallets.sudo;

import java.util.Optional;
import network.khala.frame.dispatch.PalletEvent;
import network.khala.protocol.substrate.AccountId;
import network.khala.protocol.substrate.DispatchError;
import network.khala.scale.Index;
import network.khala.scale.Result;
import network.khala.scale.ScaleName;
import network.khala.scale.ScalePath;
import network.khala.scale.TypeName;
import network.khala.scale.Unit;

/// Events of pallet `Sudo`.
@ScalePath("pallet_sudo::pallet::Event")
public sealed interface SudoEvent extends PalletEvent {
  /// A call was made as root.
  @Index(0)
  record Sudid(@TypeName("DispatchResult") Result<Unit, DispatchError> sudoResult)
      implements SudoEvent {}

  /// The right was handed over.
  @Index(1)
  record KeyChanged(
      @TypeName("Option<T::AccountId>") Optional<AccountId> old,
      @TypeName("T::AccountId") @ScaleName("new") AccountId next)
      implements SudoEvent {}

  /// The right was given up.
  @Index(2)
  record KeyRemoved() implements SudoEvent {}

  /// A call was made as another account.
  @Index(3)
  record SudoAsDone(@TypeName("DispatchResult") Result<Unit, DispatchError> sudoResult)
      implements SudoEvent {}
}
