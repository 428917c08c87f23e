package network.khala.pallets.rmrk;

import java.util.Optional;
import network.khala.pallets.uniques.UniquesStorage;
import network.khala.protocol.substrate.AccountId;
import network.khala.scale.Bound;
import network.khala.scale.Bytes;
import network.khala.scale.ScalePath;
import network.khala.scale.U32;

/// A collection of NFTs.
///
/// @param issuer who mints
/// @param metadata of any form
/// @param max how many NFTs it takes
/// @param symbol its short name, UTF-8
/// @param nftsCount how many it has
@ScalePath("rmrk_traits::collection::CollectionInfo")
public record CollectionInfo(
    AccountId issuer,
    @Bound(UniquesStorage.STRING_MAX) Bytes metadata,
    Optional<@U32 Long> max,
    @Bound(RmrkStorage.SYMBOL_MAX) Bytes symbol,
    @U32 long nftsCount) {
  CollectionInfo withCount(long count) {
    return new CollectionInfo(issuer, metadata, max, symbol, count);
  }

  CollectionInfo withIssuer(AccountId other) {
    return new CollectionInfo(other, metadata, max, symbol, nftsCount);
  }
}
