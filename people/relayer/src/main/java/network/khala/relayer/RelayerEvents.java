package network.khala.relayer;

import java.net.URI;
import network.khala.protocol.earning.EarningState;
import network.khala.protocol.mq.MessageOrigin;
import network.khala.protocol.substrate.Sr25519PublicKey;

/// What a relayer tells while it works. Methods are called by the threads of the workers, one at a
/// time for a worker, and should return soon. `worker` is the pRuntime's address.
public interface RelayerEvents {
  /// Tells nobody.
  RelayerEvents NONE = new RelayerEvents() {};

  /// The enclave was told which chain to follow.
  default void initialized(URI worker, Sr25519PublicKey key) {}

  /// The enclave gave an attestation, or its registration without one if there is no provider.
  default void attested(URI worker, Sr25519PublicKey key) {}

  /// The chain took the registration in block `number`.
  default void registered(URI worker, Sr25519PublicKey key, long number) {}

  /// The chain has the worker's speed; told once.
  default void benchmarked(URI worker, Sr25519PublicKey key, long score) {}

  /// The enclave has executed all final blocks; the last one is `number`. Told for each block at
  /// the head.
  default void synced(URI worker, long number) {}

  /// The node took a message of the worker into its pool.
  default void messageSent(URI worker, MessageOrigin sender, long sequence, String topic) {}

  /// Whether the worker earns, or what keeps it from that, is another thing than before.
  default void earning(URI worker, EarningState state) {}

  /// A newer pRuntime on the same machine has the worker's identity now; nothing more is done for
  /// the former one.
  ///
  /// @param next the newer one's address
  default void handedOver(URI worker, Sr25519PublicKey key, URI next) {}

  /// Something failed.
  ///
  /// @param message what, where, with which value
  /// @param advice what the operator can do; empty if nothing but wait
  default void error(URI worker, String message, String advice) {}
}
