package network.khala.protocol.contract;

import java.math.BigInteger;
import network.khala.protocol.substrate.AccountId;
import network.khala.protocol.substrate.Hash;
import network.khala.scale.Codec;
import network.khala.scale.CodecFactory;
import network.khala.scale.ScalePath;
import network.khala.scale.TypeName;

/// A cluster as the chain stores it.
///
/// @param owner who created it
/// @param permission who may deploy
/// @param systemContract its system contract
/// @param gasPrice the price of a unit of gas, 10^-12
/// @param depositPerItem the deposit for a storage item, 10^-12
/// @param depositPerByte the deposit for a stored byte, 10^-12
@ScalePath("phala_types::contract::ClusterInfo")
public record ClusterInfo(
    @TypeName("AccountId") AccountId owner,
    @TypeName("ClusterPermission<AccountId>") ClusterPermission permission,
    @TypeName("ContractId") Hash systemContract,
    @TypeName("u128") BigInteger gasPrice,
    @TypeName("u128") BigInteger depositPerItem,
    @TypeName("u128") BigInteger depositPerByte) {
  /// The codec of clusters.
  public static final Codec<ClusterInfo> CODEC = CodecFactory.STANDARD.of(ClusterInfo.class);
}
