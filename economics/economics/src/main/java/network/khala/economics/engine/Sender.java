package network.khala.economics.engine;

import network.khala.scale.Bytes32;

/// Who sent a message, as far as the engine distinguishes.
public sealed interface Sender {
  /// Any pallet of the chain.
  Sender PALLET = new Pallet();

  /// Anybody whose messages the engine ignores.
  Sender OTHER = new Other();

  /// A pallet.
  record Pallet() implements Sender {}

  /// A worker.
  ///
  /// @param key its public key
  record Worker(Bytes32 key) implements Sender {}

  /// A user, a contract, a cluster, a gatekeeper.
  record Other() implements Sender {}
}
