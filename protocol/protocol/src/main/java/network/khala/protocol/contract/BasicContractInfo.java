package network.khala.protocol.contract;

import network.khala.protocol.substrate.AccountId;
import network.khala.protocol.substrate.Hash;
import network.khala.scale.Codec;
import network.khala.scale.CodecFactory;
import network.khala.scale.ScalePath;
import network.khala.scale.TypeName;

/// A contract as the chain stores it.
///
/// @param deployer who deployed it
/// @param cluster where it runs
@ScalePath("phala_pallets::phat::pallet::BasicContractInfo")
public record BasicContractInfo(
    @TypeName("AccountId32") AccountId deployer, @TypeName("ContractClusterId") Hash cluster) {
  /// The codec of contracts.
  public static final Codec<BasicContractInfo> CODEC =
      CodecFactory.STANDARD.of(BasicContractInfo.class);
}
