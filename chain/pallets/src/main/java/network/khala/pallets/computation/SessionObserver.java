package network.khala.pallets.computation;

import network.khala.protocol.computation.SettleInfo;
import network.khala.protocol.substrate.Sr25519PublicKey;

/// Hears what happens to sessions; the pools.
public interface SessionObserver {
  /// Nobody.
  SessionObserver NONE =
      new SessionObserver() {
        @Override
        public void unbound(Sr25519PublicKey worker) {}

        @Override
        public boolean settled(SettleInfo settlement) {
          return true;
        }
      };

  /// The worker was taken out of its session by its operator.
  void unbound(Sr25519PublicKey worker);

  /// The gatekeepers report a payout, maybe a late one, which moved no V.
  ///
  /// @return false if the payout is due but could not be made
  boolean settled(SettleInfo settlement);
}
