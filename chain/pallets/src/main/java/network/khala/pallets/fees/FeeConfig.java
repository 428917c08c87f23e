package network.khala.pallets.fees;

import java.math.BigInteger;
import network.khala.protocol.substrate.AccountId;

/// What a chain fixes about its fees.
///
/// @param recipient who gets them
/// @param perByte what one byte of an extrinsic costs, in 10^-12 of a token
/// @param feeOfBaseWeight what 100 times an extrinsic's base weight costs, in 10^-12 of a token
public record FeeConfig(AccountId recipient, BigInteger perByte, BigInteger feeOfBaseWeight) {}
