package network.khala.protocol.registry;

import network.khala.protocol.substrate.Hash;
import network.khala.scale.Codec;
import network.khala.scale.CodecFactory;
import network.khala.scale.U32;

/// Where to find the evidence of a worker's last registration with a report, the value of
/// `PhalaRegistry.WorkerEvidence`.
///
/// @param evidenceHash the hash of the [Evidence]
/// @param block the block of the registration
public record WorkerEvidence(Hash evidenceHash, @U32 long block) {
  /// The codec of the value.
  public static final Codec<WorkerEvidence> CODEC = CodecFactory.STANDARD.of(WorkerEvidence.class);
}
