package network.khala.protocol.contract;

import network.khala.protocol.substrate.Hash;
import network.khala.scale.Codec;
import network.khala.scale.CodecFactory;
import network.khala.scale.Index;
import network.khala.scale.U16;

/// The code of system contracts has changed, on topic `phala/contract/system_code`. The code itself
/// travels in a storage proof.
public sealed interface SystemCodeChanged {
  /// The codec of these messages.
  Codec<SystemCodeChanged> CODEC = CodecFactory.STANDARD.of(SystemCodeChanged.class);

  /// The only form so far.
  ///
  /// @param version how often the code has changed
  /// @param codeHash blake2_256 of the new code
  @Index(0)
  record V0(@U16 int version, Hash codeHash) implements SystemCodeChanged {}
}
