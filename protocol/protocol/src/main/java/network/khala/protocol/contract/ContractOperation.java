package network.khala.protocol.contract;

import java.math.BigInteger;
import java.util.Optional;
import network.khala.protocol.substrate.AccountId;
import network.khala.protocol.substrate.Hash;
import network.khala.scale.Bytes;
import network.khala.scale.Codec;
import network.khala.scale.CodecFactory;
import network.khala.scale.Index;
import network.khala.scale.ScalePath;
import network.khala.scale.TypeName;

/// What shall happen to a contract, on topic `phala/contract/op`.
public sealed interface ContractOperation {
  /// The codec of these operations.
  Codec<ContractOperation> CODEC = CodecFactory.STANDARD.of(ContractOperation.class);

  /// A contract is created.
  ///
  /// @param contractInfo which
  /// @param transfer what it gets, 10^-12
  /// @param gasLimit how long its constructor may run
  /// @param storageDepositLimit how much its storage may cost, 10^-12
  @Index(0)
  record InstantiateCode(
      ContractInfo contractInfo,
      BigInteger transfer,
      long gasLimit,
      Optional<BigInteger> storageDepositLimit)
      implements ContractOperation {}

  /// @param deployer who deploys it
  /// @param codeIndex which code it runs
  /// @param salt what tells it from others of the same code
  /// @param clusterId where it runs
  /// @param instantiateData selector and arguments of the constructor
  @ScalePath("phala_types::contract::ContractInfo")
  record ContractInfo(
      @TypeName("AccountId") AccountId deployer,
      @TypeName("CodeIndex<CodeHash>") CodeIndex codeIndex,
      @TypeName("Vec<u8>") Bytes salt,
      @TypeName("ContractClusterId") Hash clusterId,
      @TypeName("Vec<u8>") Bytes instantiateData) {}
}
