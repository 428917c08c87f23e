package network.khala.pallets.balances;

import java.math.BigInteger;

/// Who gets what others pay or lose: the treasury.
@FunctionalInterface
public interface Receiver {
  /// Takes in an amount, in 10^-12 of a token, that was withdrawn or confiscated elsewhere. What
  /// cannot be taken in ceases to be. Zero changes nothing.
  void receive(BigInteger amount);
}
