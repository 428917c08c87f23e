package network.khala.protocol.contract;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import network.khala.protocol.substrate.AccountId;
import network.khala.protocol.substrate.Hash;
import network.khala.scale.Bytes;
import network.khala.scale.Bytes32;

/// Identifiers that follow from others.
public final class ContractIds {
  private static final Bytes CLUSTER_ACCOUNT_PREFIX =
      Bytes.wrap("cluster:".getBytes(StandardCharsets.US_ASCII));

  private ContractIds() {}

  /// The id of the cluster with the given number: 24 zero bytes, then the number as big-endian u64.
  public static Hash cluster(long counter) {
    return new Hash(Bytes32.wrap(ByteBuffer.allocate(Bytes32.SIZE).putLong(24, counter).array()));
  }

  /// The id of a contract: `blake2_256(deployer ‖ code hash ‖ cluster ‖ salt)`. The constructor's
  /// arguments have no part in it.
  ///
  /// @param codeHash the hash of the code, 32 bytes where it is genuine
  public static Hash contract(AccountId deployer, Bytes codeHash, Hash cluster, Bytes salt) {
    return Hash.blake2(
        deployer.value().toBytes().concat(codeHash).concat(cluster.value().toBytes()).concat(salt));
  }

  /// The id of a cluster's system contract.
  public static Hash systemContract(AccountId clusterOwner, Hash systemCodeHash, Hash cluster) {
    return contract(clusterOwner, systemCodeHash.value().toBytes(), cluster, Bytes.EMPTY);
  }

  /// The account that holds a cluster's deposits on the chain: `blake2_256("cluster:" ‖ cluster)`.
  public static AccountId clusterAccount(Hash cluster) {
    return new AccountId(
        Hash.blake2(CLUSTER_ACCOUNT_PREFIX.concat(cluster.value().toBytes())).value());
  }
}
