package network.khala.protocol.contract;

import network.khala.scale.Codec;
import network.khala.scale.CodecFactory;
import network.khala.scale.Index;
import network.khala.scale.Tuple;

/// Why a query of a contract was not answered.
public sealed interface ContractQueryError {
  /// The codec of these errors.
  Codec<ContractQueryError> CODEC = CodecFactory.STANDARD.of(ContractQueryError.class);

  /// The signature does not fit the query.
  @Index(0)
  record InvalidSignature() implements ContractQueryError {}

  /// No such contract runs here.
  @Index(1)
  record ContractNotFound() implements ContractQueryError {}

  /// The query does not decode.
  @Index(2)
  record DecodeError() implements ContractQueryError {}

  /// Anything else.
  ///
  /// @param message what happened
  @Index(3)
  @Tuple
  record OtherError(String message) implements ContractQueryError {}
}
