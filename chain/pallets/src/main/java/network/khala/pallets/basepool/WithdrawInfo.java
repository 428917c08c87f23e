package network.khala.pallets.basepool;

import network.khala.protocol.substrate.AccountId;
import network.khala.scale.ScalePath;
import network.khala.scale.TypeName;
import network.khala.scale.U32;

/// A delegator who waits to be paid.
///
/// @param user whom the shares belonged to
/// @param startTime second at which the wait began
/// @param nftId the NFT that holds the shares meanwhile
@ScalePath("phala_pallets::compute::base_pool::pallet::WithdrawInfo")
public record WithdrawInfo(
    @TypeName("AccountId") AccountId user, long startTime, @U32 @TypeName("NftId") long nftId) {}
