package network.khala.economics;

import java.math.BigInteger;

/// What the chain computes when a session starts and when its stake is reclaimed. Balances are in
/// units of 10^-12.
///
/// Source: `docs/protocol/tokenomics.md#session`.
public final class SessionFormulas {
  private SessionFormulas() {}

  /// The cost of hardware, in tokens: `rig_k · p + rig_b`.
  ///
  /// @param score p, 0 to 2^32 − 1
  public static U64F64 rigCost(TokenomicParameters parameters, long score) {
    return parameters.rigK().times(U64F64.of(score)).plus(parameters.rigB());
  }

  /// V_e, the value a session starts with: `((re − 1) · confidence + 1) · (stake + rig_cost(p))`.
  ///
  /// @param stake below 2^80
  /// @throws ArithmeticException if re is below 1 or the result does not fit
  public static U64F64 initialV(
      TokenomicParameters parameters, BigInteger stake, long score, int confidenceLevel) {
    U64F64 multiplier =
        parameters
            .re()
            .minus(U64F64.ONE)
            .times(Confidence.onChain(confidenceLevel))
            .plus(U64F64.ONE);
    U64F64 worth = U64F64.fromBalance(stake).plus(rigCost(parameters, score));
    return multiplier.times(worth);
  }

  /// S_min, the least stake for a score: `k · √p`, with the root rounded down to 2^-32.
  public static BigInteger minimalStake(TokenomicParameters parameters, long score) {
    return parameters.k().times(U64F64.of(score).squareRoot()).toBalance();
  }

  /// What a reclaimed session returns of its stake: all of it if V has not fallen below V_e (or the
  /// session never ran: V_e = 0), else `min(stake, ⌊stake · ⌊V_T / V_e⌋⌋)`.
  ///
  /// @param stake S, below 2^80
  /// @param v V_T, the value last settled
  /// @param ve V_e, the value at the start
  public static BigInteger finalStake(BigInteger stake, U64F64 v, U64F64 ve) {
    if (ve.isZero() || v.compareTo(ve) >= 0) {
      return stake;
    }
    return stake.min(PoolArithmetic.multiply(stake, v.dividedBy(ve)));
  }
}
