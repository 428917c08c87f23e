package network.khala.pallets.treasury;

import java.math.BigInteger;
import network.khala.protocol.substrate.AccountId;
import network.khala.scale.ScalePath;
import network.khala.scale.TypeName;

/// A wish to be paid.
///
/// @param proposer who has it
/// @param value how much, in 10^-12
/// @param beneficiary who is to get it
/// @param bond what the proposer loses if it is rejected
@ScalePath("pallet_treasury::Proposal")
public record Proposal(
    @TypeName("AccountId") AccountId proposer,
    @TypeName("Balance") BigInteger value,
    @TypeName("AccountId") AccountId beneficiary,
    @TypeName("Balance") BigInteger bond) {}
