package network.khala.pallets.computation;

import java.math.BigInteger;
import network.khala.scale.ScalePath;
import network.khala.scale.TypeName;

/// What a session earned.
///
/// @param totalReward in 10^-12 of a token
@ScalePath("phala_pallets::compute::computation::pallet::SessionStats")
public record SessionStats(@TypeName("Balance") BigInteger totalReward) {}
