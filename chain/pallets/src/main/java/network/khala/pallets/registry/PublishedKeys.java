package network.khala.pallets.registry;

import java.util.Optional;
import network.khala.protocol.substrate.Hash;
import network.khala.protocol.substrate.Sr25519PublicKey;

/// The public keys under which clusters and contracts speak, and to which users encrypt. The
/// registry keeps them; the contracts pallet decides about them.
public final class PublishedKeys {
  private final RegistryStorage storage;

  PublishedKeys(RegistryStorage storage) {
    this.storage = storage;
  }

  /// The key of a cluster, once the gatekeepers have made it.
  public Optional<Sr25519PublicKey> ofCluster(Hash cluster) {
    return storage.clusterKeys.find(cluster);
  }

  /// The key of a contract, once its cluster has made it.
  public Optional<Sr25519PublicKey> ofContract(Hash contract) {
    return storage.contractKeys.find(contract);
  }

  /// Sets the key of a cluster.
  public void publishCluster(Hash cluster, Sr25519PublicKey key) {
    storage.clusterKeys.put(cluster, key);
  }

  /// Sets the key of a contract.
  public void publishContract(Hash contract, Sr25519PublicKey key) {
    storage.contractKeys.put(contract, key);
  }

  /// From now on nobody speaks for the cluster.
  public void forgetCluster(Hash cluster) {
    storage.clusterKeys.remove(cluster);
  }

  /// From now on nobody speaks for the contract.
  public void forgetContract(Hash contract) {
    storage.contractKeys.remove(contract);
  }
}
