package network.khala.pallets.rmrk;

import java.util.Optional;
import network.khala.pallets.uniques.UniquesStorage;
import network.khala.scale.Bound;
import network.khala.scale.Bytes;
import network.khala.scale.ScalePath;
import network.khala.scale.Tuple2;
import network.khala.scale.U32;

/// An NFT.
///
/// @param owner whose it is
/// @param royalty who gets a part of every sale
/// @param metadata of any form
/// @param equipped what wears it: resource and slot
/// @param pending whether the owner has not accepted it yet
/// @param transferable whether it may be given away at all
@ScalePath("rmrk_traits::nft::NftInfo")
public record NftInfo(
    NftOwner owner,
    Optional<RoyaltyInfo> royalty,
    @Bound(UniquesStorage.STRING_MAX) Bytes metadata,
    Optional<Tuple2<@U32 Long, @U32 Long>> equipped,
    boolean pending,
    boolean transferable) {}
