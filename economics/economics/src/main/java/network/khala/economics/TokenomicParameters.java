package network.khala.economics;

import java.util.Optional;

/// The figures that govern rewards, per block of the chain they belong to. Governance changes them
/// as one value; chain and gatekeepers hold the same.
///
/// Source: `docs/protocol/tokenomics.md#parameters`.
///
/// @param phaRate price of a token in USD; informational, already folded into the costs
/// @param rho growth factor of V per block, at least 1
/// @param budgetPerBlock tokens paid per block, the treasury's part included
/// @param vMax cap of V
/// @param costK running cost per block and point of score
/// @param costB running cost per block of any worker
/// @param slashRate part of V lost per block offline
/// @param treasuryRatio the treasury's part of the budget, at most 1
/// @param heartbeatWindow blocks in which a challenge must be answered, 0 to 2^32 − 1
/// @param rigK cost of hardware per point of score
/// @param rigB cost of hardware of any worker
/// @param re multiplier of stake for the most trusted workers, at least 1
/// @param k factor of the minimal stake
/// @param kappa factor of the final payout; informational
public record TokenomicParameters(
    U64F64 phaRate,
    U64F64 rho,
    U64F64 budgetPerBlock,
    U64F64 vMax,
    U64F64 costK,
    U64F64 costB,
    U64F64 slashRate,
    U64F64 treasuryRatio,
    long heartbeatWindow,
    U64F64 rigK,
    U64F64 rigB,
    U64F64 re,
    U64F64 k,
    U64F64 kappa) {
  /// From this V on, v² + (2P)² of a worker with any score of 32 bits may not fit 64 integer bits.
  private static final U64F64 V_LIMIT = U64F64.of(1L << 31);

  /// @throws IllegalArgumentException if the window does not fit 32 bits
  public TokenomicParameters {
    if (heartbeatWindow >>> Integer.SIZE != 0) {
      throw new IllegalArgumentException(
          "heartbeat window " + heartbeatWindow + " exceeds 32 bits");
    }
  }

  /// The worker's part of a payout: 1 − treasury ratio.
  public U64F64 payoutRatio() {
    return U64F64.ONE.minus(treasuryRatio);
  }

  /// The same parameters with another budget.
  public TokenomicParameters withBudgetPerBlock(U64F64 budget) {
    return new TokenomicParameters(
        phaRate,
        rho,
        budget,
        vMax,
        costK,
        costB,
        slashRate,
        treasuryRatio,
        heartbeatWindow,
        rigK,
        rigB,
        re,
        k,
        kappa);
  }

  /// Why the gatekeepers' engine cannot compute with these parameters, if it cannot. Such a change
  /// is refused by every gatekeeper alike.
  public Optional<String> engineObjection() {
    if (rho.compareTo(U64F64.ONE) < 0) {
      return Optional.of("rho " + rho + " is below 1");
    }
    if (vMax.compareTo(V_LIMIT) >= 0) {
      return Optional.of("v_max " + vMax + " is not below 2^31");
    }
    if (slashRate.compareTo(U64F64.ONE) > 0) {
      return Optional.of("slash_rate " + slashRate + " is above 1");
    }
    if (treasuryRatio.compareTo(U64F64.ONE) > 0) {
      return Optional.of("treasury_ratio " + treasuryRatio + " is above 1");
    }
    return Optional.empty();
  }

  /// Why a chain should not accept these parameters, if it should not: [#engineObjection()], or
  /// figures that make sessions impossible.
  public Optional<String> objection() {
    if (engineObjection().isPresent()) {
      return engineObjection();
    }
    if (vMax.isZero()) {
      return Optional.of("v_max is 0");
    }
    if (heartbeatWindow == 0) {
      return Optional.of("heartbeat_window is 0");
    }
    if (re.compareTo(U64F64.ONE) < 0) {
      return Optional.of("re " + re + " is below 1");
    }
    if (k.isZero()) {
      return Optional.of("k is 0");
    }
    return Optional.empty();
  }
}
