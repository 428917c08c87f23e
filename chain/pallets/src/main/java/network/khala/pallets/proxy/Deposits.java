package network.khala.pallets.proxy;

import java.math.BigInteger;
import network.khala.pallets.balances.Funds;
import network.khala.protocol.substrate.AccountId;

/// Deposits that grow with a number of things.
final class Deposits {
  private Deposits() {}

  static BigInteger due(BigInteger base, BigInteger factor, int count) {
    return count == 0 ? BigInteger.ZERO : base.add(factor.multiply(BigInteger.valueOf(count)));
  }

  /// Reserves what is due beyond what was, or frees what is not due any longer.
  static void adjust(Funds funds, AccountId who, BigInteger before, BigInteger due) {
    BigInteger more = due.subtract(before);
    if (more.signum() > 0) {
      funds.reserve(who, more);
    } else if (more.signum() < 0) {
      funds.unreserve(who, more.negate());
    }
  }
}
