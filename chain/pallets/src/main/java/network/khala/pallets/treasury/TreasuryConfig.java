package network.khala.pallets.treasury;

import java.math.BigInteger;
import network.khala.frame.dispatch.OriginRule;
import network.khala.protocol.substrate.AccountId;
import network.khala.scale.Bytes;

/// What a chain fixes about its treasury.
///
/// @param account where it is
/// @param palletId the eight letters that the account is made of
/// @param bondParts the bond of a proposal, in parts per million of its value
/// @param bondMinimum the least bond, in 10^-12
/// @param spendBlocks how many blocks lie between payments
/// @param approvalsMax how many approved proposals may wait
/// @param approveBy who approves
/// @param rejectBy who rejects
/// @param spendBy who may spend without a proposal
public record TreasuryConfig(
    AccountId account,
    Bytes palletId,
    int bondParts,
    BigInteger bondMinimum,
    long spendBlocks,
    int approvalsMax,
    OriginRule approveBy,
    OriginRule rejectBy,
    OriginRule spendBy) {}
