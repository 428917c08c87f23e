package network.khala.protocol.handover;

import network.khala.protocol.substrate.Sr25519PublicKey;
import network.khala.scale.Codec;
import network.khala.scale.CodecFactory;

/// The new program's answer.
///
/// @param challenge the challenge
/// @param ecdhPubkey the temporary key to which the secret is encrypted
public record DcapChallengeHandlerInfo(
    DcapHandoverChallenge challenge, Sr25519PublicKey ecdhPubkey) {
  /// The codec of answers.
  public static final Codec<DcapChallengeHandlerInfo> CODEC =
      CodecFactory.STANDARD.of(DcapChallengeHandlerInfo.class);
}
