package network.khala.pallets.rmrk;

import network.khala.protocol.substrate.AccountId;
import network.khala.scale.Index;
import network.khala.scale.ScaleName;
import network.khala.scale.ScalePath;
import network.khala.scale.Tuple;
import network.khala.scale.TypeName;
import network.khala.scale.U32;

/// Whose an NFT is.
@ScalePath("rmrk_traits::nft::AccountIdOrCollectionNftTuple")
public sealed interface NftOwner {
  /// An account's.
  ///
  /// @param account the account
  @Index(0)
  @ScaleName("AccountId")
  @Tuple
  record OfAccount(@TypeName("AccountId") AccountId account) implements NftOwner {}

  /// Another NFT's.
  ///
  /// @param collection the other NFT's collection
  /// @param nft its number
  @Index(1)
  @ScaleName("CollectionAndNftTuple")
  @Tuple
  record OfNft(@U32 @TypeName("CollectionId") long collection, @U32 @TypeName("NftId") long nft)
      implements NftOwner {}
}
