package network.khala.protocol.contract;

import network.khala.scale.Codec;
import network.khala.scale.CodecFactory;

/// A question to a contract, encrypted on its way.
///
/// @param head which contract, which question
/// @param data the question
/// @param <D> what the contract's kind takes
public record ContractQuery<D>(ContractQueryHead head, D data) {
  /// The codec of questions of the given type.
  public static <D> Codec<ContractQuery<D>> codec(Codec<D> data) {
    return CodecFactory.STANDARD.of(ContractQuery.class, data);
  }
}
