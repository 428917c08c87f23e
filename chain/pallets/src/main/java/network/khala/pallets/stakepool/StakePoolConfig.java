package network.khala.pallets.stakepool;

import java.math.BigInteger;
import network.khala.protocol.substrate.AccountId;

/// What a chain fixes about stake pools.
///
/// @param minContribution the least one may contribute, in 10^-12
/// @param graceSeconds how long a delegator may wait before all workers are stopped
/// @param maxWorkers how many workers a pool may have
/// @param treasury where lost stake goes
public record StakePoolConfig(
    BigInteger minContribution, long graceSeconds, long maxWorkers, AccountId treasury) {}
