package network.khala.pallets.proxy;

import network.khala.protocol.substrate.AccountId;
import network.khala.protocol.substrate.Hash;
import network.khala.scale.ScalePath;
import network.khala.scale.TypeName;
import network.khala.scale.U32;

/// A call that a proxy is going to make.
///
/// @param real for whom
/// @param callHash the call
/// @param height the block of the announcement
@ScalePath("pallet_proxy::Announcement")
public record Announcement(
    @TypeName("AccountId") AccountId real,
    @TypeName("Hash") Hash callHash,
    @U32 @TypeName("BlockNumber") long height) {}
