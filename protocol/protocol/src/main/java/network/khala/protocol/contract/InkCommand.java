package network.khala.protocol.contract;

import java.math.BigInteger;
import java.util.Optional;
import network.khala.scale.Bytes;
import network.khala.scale.Codec;
import network.khala.scale.CodecFactory;
import network.khala.scale.Index;

/// What a user tells a contract, on its command topic.
public sealed interface InkCommand {
  /// The codec of commands.
  Codec<InkCommand> CODEC = CodecFactory.STANDARD.of(InkCommand.class);

  /// A call that changes state.
  ///
  /// @param nonce tells equal calls apart, at most 32 bytes
  /// @param message selector and arguments
  /// @param transfer what the contract gets, 10^-12
  /// @param gasLimit how long it may run
  /// @param storageDepositLimit how much its storage may cost, 10^-12
  @Index(0)
  record InkMessage(
      Bytes nonce,
      Bytes message,
      BigInteger transfer,
      long gasLimit,
      Optional<BigInteger> storageDepositLimit)
      implements InkCommand {
    /// The largest nonce in bytes.
    public static final int MAX_NONCE_BYTES = 32;
  }
}
