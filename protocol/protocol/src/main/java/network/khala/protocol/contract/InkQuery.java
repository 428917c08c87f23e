package network.khala.protocol.contract;

import java.math.BigInteger;
import network.khala.protocol.substrate.Hash;
import network.khala.scale.Bytes;
import network.khala.scale.Codec;
import network.khala.scale.CodecFactory;
import network.khala.scale.Index;
import network.khala.scale.Tuple;

/// What a user asks of a contract, without changing its state; the data of a [ContractQuery].
public sealed interface InkQuery {
  /// The codec of questions.
  Codec<InkQuery> CODEC = CodecFactory.STANDARD.of(InkQuery.class);

  /// The codec of questions with their heads.
  Codec<ContractQuery<InkQuery>> FULL_CODEC = ContractQuery.codec(CODEC);

  /// A call whose effects are dropped.
  ///
  /// @param payload selector and arguments
  /// @param deposit what the caller is lent for the call, 10^-12
  /// @param transfer what the contract gets, 10^-12
  /// @param estimating whether only the gas is of interest
  @Index(0)
  record InkMessage(Bytes payload, BigInteger deposit, BigInteger transfer, boolean estimating)
      implements InkQuery {}

  /// A question to the contract's side program.
  ///
  /// @param payload the question
  @Index(1)
  @Tuple
  record SidevmQuery(Bytes payload) implements InkQuery {}

  /// What an instantiation would do.
  ///
  /// @param codeHash the code
  /// @param salt the salt
  /// @param instantiateData selector and arguments of the constructor
  /// @param deposit what the caller is lent for the call, 10^-12
  /// @param transfer what the contract gets, 10^-12
  @Index(2)
  record InkInstantiate(
      Hash codeHash, Bytes salt, Bytes instantiateData, BigInteger deposit, BigInteger transfer)
      implements InkQuery {}
}
