package network.khala.protocol.handover;

import network.khala.scale.Bytes;
import network.khala.scale.Bytes32;
import network.khala.scale.Codec;
import network.khala.scale.CodecFactory;
import network.khala.scale.U32;

/// What the old program asks of the new one.
///
/// @param sgxTargetInfo where the new program's local report must point to; empty in development
/// @param blockNumber the block at which the challenge was made; it holds for [#VALID_BLOCKS]
/// @param now the chain time of that block in milliseconds
/// @param devMode whether this is development
/// @param nonce what tells challenges apart
public record HandoverChallenge(
    Bytes sgxTargetInfo, @U32 long blockNumber, long now, boolean devMode, Bytes32 nonce) {
  /// For how many blocks a challenge holds.
  public static final long VALID_BLOCKS = 150;

  /// The codec of challenges.
  public static final Codec<HandoverChallenge> CODEC =
      CodecFactory.STANDARD.of(HandoverChallenge.class);
}
