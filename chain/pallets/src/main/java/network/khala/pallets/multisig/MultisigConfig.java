package network.khala.pallets.multisig;

import java.math.BigInteger;

/// What a chain fixes about operations of several accounts.
///
/// @param depositBase reserved for an operation, in 10^-12
/// @param depositFactor reserved in addition for each approval that it needs
public record MultisigConfig(BigInteger depositBase, BigInteger depositFactor) {}
