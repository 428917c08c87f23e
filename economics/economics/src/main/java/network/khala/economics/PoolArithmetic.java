package network.khala.economics;

import java.math.BigInteger;
import java.util.Optional;

/// The arithmetic of pools between balances (units of 10^-12) and prices. All results are rounded
/// down, [#permill] excepted.
///
/// Source: `docs/protocol/tokenomics.md#balances`.
public final class PoolArithmetic {
  private static final BigInteger MILLION = BigInteger.valueOf(1_000_000);

  private PoolArithmetic() {}

  /// `amount · factor`, computed in fixed point.
  ///
  /// @throws ArithmeticException if an operand or the result does not fit
  public static BigInteger multiply(BigInteger amount, U64F64 factor) {
    return U64F64.fromBalance(amount).times(factor).toBalance();
  }

  /// `amount / price`, computed in fixed point.
  ///
  /// @throws ArithmeticException if the price is zero, or an operand or the result does not fit
  public static BigInteger divide(BigInteger amount, U64F64 price) {
    return U64F64.fromBalance(amount).dividedBy(price).toBalance();
  }

  /// The price of a share, absent while there are no shares.
  ///
  /// @throws ArithmeticException if a total is not below 2^80 or the result does not fit
  public static Optional<U64F64> price(BigInteger totalValue, BigInteger totalShares) {
    U64F64 shares = U64F64.fromBalance(totalShares);
    if (totalShares.signum() == 0) {
      return Optional.empty();
    }
    return Optional.of(U64F64.fromBalance(totalValue).dividedBy(shares));
  }

  /// `amount · parts / 10^6`, rounded to the nearest integer, exact halves down.
  ///
  /// @param parts 0 to 1,000,000
  public static BigInteger permill(int parts, BigInteger amount) {
    BigInteger[] division = amount.multiply(BigInteger.valueOf(parts)).divideAndRemainder(MILLION);
    boolean aboveHalf = division[1].shiftLeft(1).compareTo(MILLION) > 0;
    return aboveHalf ? division[0].add(BigInteger.ONE) : division[0];
  }
}
