package network.khala.pallets.computation;

import java.util.Optional;
import network.khala.protocol.substrate.AccountId;
import network.khala.protocol.substrate.Sr25519PublicKey;

/// What staking needs to know of registered workers.
public interface WorkerRegister {
  /// A register without workers.
  WorkerRegister EMPTY =
      new WorkerRegister() {
        @Override
        public Optional<Entry> worker(Sr25519PublicKey worker) {
          return Optional.empty();
        }

        @Override
        public Optional<Long> addedAt(Sr25519PublicKey worker) {
          return Optional.empty();
        }

        @Override
        public Optional<Long> gatekeepersLaunchedAt() {
          return Optional.empty();
        }
      };

  /// A registered worker.
  ///
  /// @param operator who may put it to work
  /// @param score what its benchmark gave
  /// @param confidenceLevel how far its attestation is trusted
  record Entry(Optional<AccountId> operator, Optional<Long> score, int confidenceLevel) {}

  /// A worker, if it is registered.
  Optional<Entry> worker(Sr25519PublicKey worker);

  /// The block of its last registration.
  Optional<Long> addedAt(Sr25519PublicKey worker);

  /// The block in which the gatekeepers started.
  Optional<Long> gatekeepersLaunchedAt();
}
