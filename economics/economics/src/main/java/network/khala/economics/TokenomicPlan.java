package network.khala.economics;

/// The tokenomics of a chain in figures **per hour**, independent of its block time. A chain spec
/// states these and its block time; [#perBlock(long)] converts once, at genesis.
///
/// Source: `docs/protocol/tokenomics.md#time-scale`.
///
/// @param growthPerHour growth of V per hour as a part of V, without compounding within the hour
/// @param budgetPerHour tokens paid per hour, the treasury's part included
/// @param costKPerHour running cost per hour and point of score
/// @param costBPerHour running cost per hour of any worker
/// @param slashPerHour part of V lost per hour offline, without compounding within the hour
/// @param heartbeatWindowMillis time in which a challenge must be answered
/// @param fixed where the figures that do not depend on time come from; its per-block figures and
///   its window are ignored
public record TokenomicPlan(
    U64F64 growthPerHour,
    U64F64 budgetPerHour,
    U64F64 costKPerHour,
    U64F64 costBPerHour,
    U64F64 slashPerHour,
    long heartbeatWindowMillis,
    TokenomicParameters fixed) {
  /// The smallest window in blocks: challenge, proof to the worker, answer, inclusion, one to
  /// spare.
  private static final long WINDOW_BLOCKS_MIN = 5;

  private static final long HOUR_MILLIS = 3_600_000;

  /// The part of V that an offline worker loses per hour on chains of this project: 0.1 %.
  private static final U64F64 SLASH_PER_HOUR = U64F64.parse("0.001");

  /// A new chain's default: 720,000 tokens a day, token price 1 USD, two minutes to answer.
  public static final TokenomicPlan DEFAULT = of(ParameterSets.GENESIS_DEFAULT);

  /// A chain with the parameters of the production networks, but with slashing.
  public static final TokenomicPlan PRODUCTION = of(ParameterSets.PHALA_2022_04);

  /// A development chain: [#DEFAULT] with one minute to answer, so that an offline worker shows
  /// soon.
  public static final TokenomicPlan DEVELOPMENT = DEFAULT.withHeartbeatWindowMillis(60_000);

  /// The plan whose conversion to blocks of 12 s gives back these parameters, bit for bit, except
  /// that it slashes by 0.1 % of V an hour whatever their rate is.
  public static TokenomicPlan of(TokenomicParameters at12Seconds) {
    long blocksPerHour = HOUR_MILLIS / ParameterSets.BLOCK_MILLIS;
    return new TokenomicPlan(
        at12Seconds.rho().minus(U64F64.ONE).timesInteger(blocksPerHour),
        at12Seconds.budgetPerBlock().timesInteger(blocksPerHour),
        at12Seconds.costK().timesInteger(blocksPerHour),
        at12Seconds.costB().timesInteger(blocksPerHour),
        SLASH_PER_HOUR,
        at12Seconds.heartbeatWindow() * ParameterSets.BLOCK_MILLIS,
        at12Seconds);
  }

  /// The same plan with another time to answer a challenge.
  public TokenomicPlan withHeartbeatWindowMillis(long millis) {
    return new TokenomicPlan(
        growthPerHour, budgetPerHour, costKPerHour, costBPerHour, slashPerHour, millis, fixed);
  }

  /// The one conversion from figures per hour to figures per block.
  ///
  /// A rate r per hour becomes `⌊r · blockMillis / 3,600,000⌋` in units of 2^-64; rho is one plus
  /// the growth rate; the window is rounded up to whole blocks and is at least 5. Rates are scaled
  /// in proportion, not by roots: against chains of other block times V differs by less than 10^-9
  /// of itself per hour.
  ///
  /// @param blockMillis time per block, 1 to 3,600,000
  /// @throws IllegalArgumentException for another block time
  public TokenomicParameters perBlock(long blockMillis) {
    requireBlockTime(blockMillis);
    long windowBlocks = Math.ceilDiv(heartbeatWindowMillis, blockMillis);
    return new TokenomicParameters(
        fixed.phaRate(),
        U64F64.ONE.plus(rate(growthPerHour, blockMillis)),
        rate(budgetPerHour, blockMillis),
        fixed.vMax(),
        rate(costKPerHour, blockMillis),
        rate(costBPerHour, blockMillis),
        rate(slashPerHour, blockMillis),
        fixed.treasuryRatio(),
        Math.max(WINDOW_BLOCKS_MIN, windowBlocks),
        fixed.rigK(),
        fixed.rigB(),
        fixed.re(),
        fixed.k(),
        fixed.kappa());
  }

  static void requireBlockTime(long blockMillis) {
    if (blockMillis < 1 || blockMillis > HOUR_MILLIS) {
      throw new IllegalArgumentException(
          "block time " + blockMillis + " ms: must be 1 to " + HOUR_MILLIS);
    }
  }

  private static U64F64 rate(U64F64 perHour, long blockMillis) {
    return perHour.timesInteger(blockMillis).dividedByInteger(HOUR_MILLIS);
  }
}
