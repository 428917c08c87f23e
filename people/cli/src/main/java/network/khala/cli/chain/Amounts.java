package network.khala.cli.chain;

import java.math.BigDecimal;
import java.math.BigInteger;

/// Amounts for people: 10^12 base units are one token.
public final class Amounts {
  private static final int DECIMALS = 12;

  private Amounts() {}

  /// The amount with its unit.
  public static String text(BigInteger baseUnits) {
    BigDecimal tokens = new BigDecimal(baseUnits, DECIMALS).stripTrailingZeros();
    return (tokens.scale() < 0 ? tokens.setScale(0) : tokens).toPlainString() + " PHA";
  }
}
