package network.khala.crypto;

import static java.nio.charset.StandardCharsets.US_ASCII;

/// What a key is derived for: the fixed names with which [KeyDerivation] begins its info.
public enum KeyUse {
  /// From the worker's identity: sends the identity to a newer program.
  WORKER_KEY_HANDOVER("worker_key_handover"),
  /// From the master key: sends the master key to gatekeepers.
  MASTER_KEY_SHARING("master_key_sharing"),
  /// From the master key: sends cluster keys to workers.
  CLUSTER_KEY_SHARING("cluster_key_sharing"),
  /// From the master key, with a cluster's id: the cluster's key.
  CLUSTER_KEY("cluster_key"),
  /// From a cluster's key, with a contract's id: the contract's key.
  CONTRACT_KEY("contract_key"),
  /// From the master key: the secret under the random numbers.
  RANDOM_NUMBER("random_number"),
  /// From the worker's identity: its key in the I2P network.
  I2P_IDENTITY("PhalaI2PKey");

  private final String label;

  KeyUse(String label) {
    this.label = label;
  }

  /// The name's bytes.
  byte[] info() {
    return label.getBytes(US_ASCII);
  }
}
