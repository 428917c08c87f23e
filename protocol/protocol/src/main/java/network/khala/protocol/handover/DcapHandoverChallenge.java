package network.khala.protocol.handover;

import network.khala.scale.Bytes;
import network.khala.scale.Bytes32;
import network.khala.scale.Codec;
import network.khala.scale.CodecFactory;
import network.khala.scale.U32;

/// What the old program asks of the new one where quotes carry no time.
///
/// @param sgxTargetInfo where the new program's local report must point to; empty in development
/// @param blockNumber the block at which the challenge was made
/// @param now the chain time of that block in milliseconds
/// @param devMode whether this is development
/// @param nonce what tells challenges apart
/// @param ntpTimeSecs the network's time, Unix seconds
public record DcapHandoverChallenge(
    Bytes sgxTargetInfo,
    @U32 long blockNumber,
    long now,
    boolean devMode,
    Bytes32 nonce,
    long ntpTimeSecs) {
  /// The codec of challenges.
  public static final Codec<DcapHandoverChallenge> CODEC =
      CodecFactory.STANDARD.of(DcapHandoverChallenge.class);
}
