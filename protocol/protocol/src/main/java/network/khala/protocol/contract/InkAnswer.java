package network.khala.protocol.contract;

import network.khala.scale.Bytes;
import network.khala.scale.Codec;
import network.khala.scale.CodecFactory;
import network.khala.scale.Codecs;
import network.khala.scale.Index;
import network.khala.scale.Result;
import network.khala.scale.ScaleName;
import network.khala.scale.Tuple;

/// What a contract answers to an [InkQuery].
public sealed interface InkAnswer {
  /// The codec of answers with their nonce: an answer or an error.
  Codec<ContractQueryResponse<Result<InkAnswer, QueryError>>> FULL_CODEC =
      ContractQueryResponse.codec(
          Codecs.result(
              CodecFactory.STANDARD.of(InkAnswer.class),
              CodecFactory.STANDARD.of(QueryError.class)));

  /// The only form so far.
  ///
  /// @param bytes for a call, the contract engine's result
  @Index(0)
  @ScaleName("Payload")
  @Tuple
  record OfBytes(Bytes bytes) implements InkAnswer {}

  /// Why there is no answer.
  sealed interface QueryError {
    /// A call needs a signed query.
    @Index(0)
    record BadOrigin() implements QueryError {}

    /// The engine failed.
    ///
    /// @param message how
    @Index(1)
    @Tuple
    record RuntimeError(String message) implements QueryError {}

    /// The contract has no side program.
    @Index(2)
    record SidevmNotFound() implements QueryError {}

    /// The side program ended without an answer.
    @Index(3)
    record NoResponse() implements QueryError {}

    /// Too many queries wait.
    @Index(4)
    record ServiceUnavailable() implements QueryError {}

    /// The side program took too long.
    @Index(5)
    record Timeout() implements QueryError {}
  }
}
