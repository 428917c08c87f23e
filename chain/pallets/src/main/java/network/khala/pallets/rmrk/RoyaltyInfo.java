package network.khala.pallets.rmrk;

import network.khala.protocol.substrate.AccountId;
import network.khala.scale.Permill;
import network.khala.scale.ScalePath;

/// Who gets a part of every sale.
///
/// @param recipient who
/// @param amount how much, in parts per million
@ScalePath("rmrk_traits::nft::RoyaltyInfo")
public record RoyaltyInfo(AccountId recipient, @Permill long amount) {}
