package network.khala.protocol.contract;

import network.khala.protocol.substrate.Hash;
import network.khala.scale.Bytes32;
import network.khala.scale.Codec;
import network.khala.scale.CodecFactory;

/// The head of a query; the query's data follow it.
///
/// @param id the contract
/// @param nonce chosen by the caller, returned with the answer
public record ContractQueryHead(Hash id, Bytes32 nonce) {
  /// The codec of heads.
  public static final Codec<ContractQueryHead> CODEC =
      CodecFactory.STANDARD.of(ContractQueryHead.class);
}
