package network.khala.economics;

/// What the confidence level of a worker's attestation weighs. Chain and gatekeepers use two
/// tables, which differ for levels that are never issued; both are part of the protocol.
///
/// Source: `docs/protocol/tokenomics.md#confidence`.
public final class Confidence {
  private static final U64F64 LEVEL_4 = U64F64.parse("0.8");
  private static final U64F64 LEVEL_5 = U64F64.parse("0.7");

  private Confidence() {}

  /// The weight in the chain's formula for the initial V.
  public static U64F64 onChain(int level) {
    return switch (level) {
      case 4 -> LEVEL_4;
      case 5 -> LEVEL_5;
      default -> U64F64.ONE;
    };
  }

  /// The weight of performance in the gatekeepers' shares: 128 is a development worker, an unknown
  /// level weighs nothing.
  public static U64F64 inShares(int level) {
    return switch (level) {
      case 1, 2, 3, 128 -> U64F64.ONE;
      case 4 -> LEVEL_4;
      case 5 -> LEVEL_5;
      default -> U64F64.ZERO;
    };
  }
}
