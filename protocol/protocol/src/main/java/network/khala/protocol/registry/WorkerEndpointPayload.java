package network.khala.protocol.registry;

import network.khala.protocol.mq.SignedContent;
import network.khala.protocol.substrate.Sr25519PublicKey;
import network.khala.scale.Codec;
import network.khala.scale.CodecFactory;
import network.khala.scale.ScalePath;
import network.khala.scale.TypeName;

/// A worker's endpoints, as it signs them for the chain.
///
/// @param pubkey the worker's identity key
/// @param versionedEndpoints where it can be reached
/// @param signingTime chain time in milliseconds
@ScalePath("phala_types::WorkerEndpointPayload")
public record WorkerEndpointPayload(
    @TypeName("WorkerPublicKey") Sr25519PublicKey pubkey,
    @TypeName("VersionedWorkerEndpoints") VersionedWorkerEndpoints versionedEndpoints,
    @TypeName("u64") long signingTime) {
  /// The codec of endpoint payloads.
  public static final Codec<WorkerEndpointPayload> CODEC =
      CodecFactory.STANDARD.of(WorkerEndpointPayload.class);

  /// What the worker signs.
  public byte[] dataToSign() {
    return SignedContent.ENDPOINT_INFO.wrap(CODEC.encode(this));
  }
}
