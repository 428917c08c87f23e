package network.khala.pallets.rmrk;

import network.khala.frame.dispatch.PalletCall;
import network.khala.protocol.substrate.MultiAddress;
import network.khala.scale.Index;
import network.khala.scale.ScaleName;
import network.khala.scale.ScalePath;
import network.khala.scale.TypeName;
import network.khala.scale.U32;

/// Calls of pallet `RmrkCore`.
@ScalePath("pallet_rmrk_core::pallet::Call")
public sealed interface RmrkCall extends PalletCall {
  /// Gives an NFT to another owner.
  @Index(5)
  @ScaleName("send")
  record Send(@U32 long collectionId, @U32 long nftId, NftOwner newOwner) implements RmrkCall {}

  /// The issuer: names another issuer.
  @Index(8)
  @ScaleName("change_collection_issuer")
  record ChangeCollectionIssuer(
      @U32 long collectionId, @TypeName("AccountIdLookupOf<T>") MultiAddress newIssuer)
      implements RmrkCall {}
}
