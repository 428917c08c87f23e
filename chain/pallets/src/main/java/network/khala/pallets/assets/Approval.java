package network.khala.pallets.assets;

import java.math.BigInteger;
import network.khala.scale.ScalePath;
import network.khala.scale.TypeName;

/// What an account may move of another's.
///
/// @param amount what is left of it
/// @param deposit what the owner left for it
@ScalePath("pallet_assets::types::Approval")
public record Approval(
    @TypeName("Balance") BigInteger amount, @TypeName("DepositBalance") BigInteger deposit) {}
