package network.khala.pallets.vault;

import java.math.BigInteger;

/// What a chain fixes about vaults.
///
/// @param minContribution the least one may contribute, in 10^-12
/// @param initialPrice the price from which on a new vault's owner has a part of gains, in 10^-12
/// @param graceSeconds how long a delegator may wait if what is about to become free does not do
/// @param queueSeconds how long a delegator may wait in any case
public record VaultConfig(
    BigInteger minContribution, BigInteger initialPrice, long graceSeconds, long queueSeconds) {}
