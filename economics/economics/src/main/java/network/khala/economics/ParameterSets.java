package network.khala.economics;

import java.math.BigInteger;

/// Parameter sets with a name, all for blocks of [#BLOCK_MILLIS]. For other block times see
/// [TokenomicPlan].
///
/// Source: `docs/protocol/tokenomics.md#parameters`.
public final class ParameterSets {
  /// The block time that these sets assume.
  public static final long BLOCK_MILLIS = 12_000;

  private static final U64F64 RHO = U64F64.parse("1.000000666600231");
  private static final U64F64 V_MAX = U64F64.of(30_000);
  private static final U64F64 TREASURY_RATIO = U64F64.parse("0.2");

  /// What a new chain of 12-second blocks starts with: token price 1 USD, 720,000 tokens a day.
  public static final TokenomicParameters GENESIS_DEFAULT =
      new TokenomicParameters(
          U64F64.ONE,
          RHO,
          U64F64.of(100),
          V_MAX,
          bits("43ed0f96bf"),
          bits("23595ac1dbcf2"),
          bits("37ec8ec25e6d"),
          TREASURY_RATIO,
          10,
          U64F64.parse("0.3"),
          U64F64.ZERO,
          U64F64.parse("1.3"),
          U64F64.of(100),
          U64F64.ONE);

  /// Khala at its launch in September 2021.
  public static final TokenomicParameters KHALA_2021_09 =
      new TokenomicParameters(
          U64F64.parse("0.83"),
          RHO,
          bits("85555555555555555"),
          V_MAX,
          bits("51d6acffa5"),
          bits("2a96d636ac4cd"),
          U64F64.ZERO,
          TREASURY_RATIO,
          20,
          bits("5c87b5f9d4d1bc25"),
          U64F64.ZERO,
          U64F64.parse("1.5"),
          U64F64.of(50),
          U64F64.ONE);

  /// The production networks since April 2022.
  public static final TokenomicParameters PHALA_2022_04 =
      new TokenomicParameters(
          U64F64.parse("0.27"),
          RHO,
          U64F64.of(100),
          V_MAX,
          bits("65d68e5a25"),
          bits("34ff3f873349d"),
          U64F64.ZERO,
          TREASURY_RATIO,
          20,
          bits("7324763680311c3b"),
          U64F64.ZERO,
          U64F64.parse("1.5"),
          U64F64.of(50),
          U64F64.ONE);

  private ParameterSets() {}

  private static U64F64 bits(String hex) {
    return U64F64.ofBits(new BigInteger(hex, 16));
  }
}
