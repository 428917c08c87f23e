package network.khala.protocol.handover;

import network.khala.protocol.substrate.Sr25519PublicKey;
import network.khala.scale.Bytes;
import network.khala.scale.Codec;
import network.khala.scale.CodecFactory;

/// The new program's answer.
///
/// @param challenge the challenge
/// @param sgxLocalReport a report that only the same machine can make
/// @param ecdhPubkey the temporary key to which the secret is encrypted
public record ChallengeHandlerInfo(
    HandoverChallenge challenge, Bytes sgxLocalReport, Sr25519PublicKey ecdhPubkey) {
  /// The codec of answers.
  public static final Codec<ChallengeHandlerInfo> CODEC =
      CodecFactory.STANDARD.of(ChallengeHandlerInfo.class);
}
