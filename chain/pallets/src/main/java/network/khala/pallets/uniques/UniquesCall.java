package network.khala.pallets.uniques;

import java.util.Optional;
import network.khala.frame.dispatch.PalletCall;
import network.khala.protocol.substrate.MultiAddress;
import network.khala.scale.Index;
import network.khala.scale.ScaleName;
import network.khala.scale.ScalePath;
import network.khala.scale.TypeName;
import network.khala.scale.U32;

/// Calls of pallet `Uniques`.
@ScalePath("pallet_uniques::pallet::Call")
public sealed interface UniquesCall extends PalletCall {
  /// The freezer: an item stays where it is.
  @Index(7)
  @ScaleName("freeze")
  record Freeze(@U32 long collection, @U32 long item) implements UniquesCall {}

  /// The freezer: an item may move again.
  @Index(8)
  @ScaleName("thaw")
  record Thaw(@U32 long collection, @U32 long item) implements UniquesCall {}

  /// The owner: names who issues, administers and freezes.
  @Index(12)
  @ScaleName("set_team")
  record SetTeam(
      @U32 long collection,
      @TypeName("AccountIdLookupOf<T>") MultiAddress issuer,
      @TypeName("AccountIdLookupOf<T>") MultiAddress admin,
      @TypeName("AccountIdLookupOf<T>") MultiAddress freezer)
      implements UniquesCall {}

  /// Sets which collection the caller is willing to own.
  @Index(22)
  @ScaleName("set_accept_ownership")
  record SetAcceptOwnership(Optional<@U32 Long> maybeCollection) implements UniquesCall {}
}
