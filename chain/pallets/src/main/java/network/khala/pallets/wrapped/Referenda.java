package network.khala.pallets.wrapped;

import java.math.BigInteger;
import network.khala.protocol.substrate.AccountId;

/// The referenda that W-PHA votes in.
public interface Referenda {
  /// No referendum at all: a chain without democracy.
  Referenda NONE =
      new Referenda() {
        @Override
        public boolean isOngoing(long referendum) {
          return false;
        }

        @Override
        public void vote(AccountId who, long referendum, BigInteger aye, BigInteger nay) {
          throw new IllegalStateException("no referendum is ongoing");
        }
      };

  /// Whether a referendum takes votes.
  boolean isOngoing(long referendum);

  /// Sets the split vote of an account in an ongoing referendum.
  void vote(AccountId who, long referendum, BigInteger aye, BigInteger nay);
}
