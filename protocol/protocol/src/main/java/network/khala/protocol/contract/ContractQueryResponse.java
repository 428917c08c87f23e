package network.khala.protocol.contract;

import network.khala.scale.Bytes32;
import network.khala.scale.Codec;
import network.khala.scale.CodecFactory;

/// The answer to a [ContractQuery], encrypted on its way.
///
/// @param nonce the question's
/// @param result the answer
/// @param <R> what the contract's kind gives
public record ContractQueryResponse<R>(Bytes32 nonce, R result) {
  /// The codec of answers of the given type.
  public static <R> Codec<ContractQueryResponse<R>> codec(Codec<R> result) {
    return CodecFactory.STANDARD.of(ContractQueryResponse.class, result);
  }
}
