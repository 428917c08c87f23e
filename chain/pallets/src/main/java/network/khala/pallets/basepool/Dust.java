package network.khala.pallets.basepool;

import java.math.BigInteger;

/// Amounts that are too small to be kept.
public final class Dust {
  private static final BigInteger MAX = BigInteger.valueOf(1000);

  private Dust() {}

  /// Whether an amount, or a number of shares, is dust.
  public static boolean is(BigInteger amount) {
    return amount.compareTo(MAX) <= 0;
  }

  /// The amount, or nothing if it is dust.
  public static BigInteger dropped(BigInteger amount) {
    return is(amount) ? BigInteger.ZERO : amount;
  }
}
