package network.khala.pallets.computation;

import java.math.BigInteger;

/// What became of the stake of a session.
///
/// @param stake what was staked
/// @param slashed what is lost of it
public record ReclaimedStake(BigInteger stake, BigInteger slashed) {
  /// What is left of it.
  public BigInteger returned() {
    return stake.subtract(slashed);
  }
}
