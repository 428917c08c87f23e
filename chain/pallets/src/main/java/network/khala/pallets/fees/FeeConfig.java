package network.khala.pallets.fees;

import java.math.BigInteger;

/// What a chain fixes about its fees.
///
/// @param perByte what one byte of an extrinsic costs, in 10^-12 of a token
/// @param feeOfBaseWeight what 100 times an extrinsic's base weight costs, in 10^-12 of a token
public record FeeConfig(BigInteger perByte, BigInteger feeOfBaseWeight) {}
