package network.khala.pallets.sudo;

import network.khala.frame.dispatch.PalletCall;
import network.khala.frame.dispatch.RuntimeCall;
import network.khala.protocol.substrate.MultiAddress;
import network.khala.protocol.substrate.Weight;
import network.khala.scale.Index;
import network.khala.scale.ScaleName;
import network.khala.scale.ScalePath;
import network.khala.scale.TypeName;

/// Calls of pallet `Sudo`.
@ScalePath("pallet_sudo::pallet::Call")
public sealed interface SudoCall extends PalletCall {
  /// Makes a call as root.
  @Index(0)
  @ScaleName("sudo")
  record Sudo(@TypeName("Box<<T as Config>::RuntimeCall>") RuntimeCall call) implements SudoCall {}

  /// Makes a call as root, at a weight of the caller's choice.
  @Index(1)
  @ScaleName("sudo_unchecked_weight")
  record SudoUncheckedWeight(
      @TypeName("Box<<T as Config>::RuntimeCall>") RuntimeCall call, Weight weight)
      implements SudoCall {}

  /// Hands the right over.
  @Index(2)
  @ScaleName("set_key")
  record SetKey(@TypeName("AccountIdLookupOf<T>") @ScaleName("new") MultiAddress next)
      implements SudoCall {}

  /// Makes a call as another account.
  @Index(3)
  @ScaleName("sudo_as")
  record SudoAs(
      @TypeName("AccountIdLookupOf<T>") MultiAddress who,
      @TypeName("Box<<T as Config>::RuntimeCall>") RuntimeCall call)
      implements SudoCall {}

  /// Gives the right up for ever.
  @Index(4)
  @ScaleName("remove_key")
  record RemoveKey() implements SudoCall {}
}
