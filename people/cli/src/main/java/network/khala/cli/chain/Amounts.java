package network.khala.cli.chain;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/// Amounts for people: 10^12 base units are one token.
public final class Amounts {
  private static final int DECIMALS = 12;
  private static final int ROUNDED = 4;

  private Amounts() {}

  /// The amount with its unit.
  public static String text(BigInteger baseUnits) {
    return text(new BigDecimal(baseUnits, DECIMALS));
  }

  /// A value that nobody is paid, such as V, to the ten-thousandth of a token: it is computed in
  /// binary fractions, and its last digits are those of a number just below the round one.
  public static String rounded(BigInteger baseUnits) {
    return text(new BigDecimal(baseUnits, DECIMALS).setScale(ROUNDED, RoundingMode.HALF_EVEN));
  }

  private static String text(BigDecimal amount) {
    BigDecimal tokens = amount.stripTrailingZeros();
    return (tokens.scale() < 0 ? tokens.setScale(0) : tokens).toPlainString() + " PHA";
  }
}
