package network.khala.pallets.registry;

import java.util.Optional;
import network.khala.protocol.substrate.Hash;
import network.khala.scale.Bytes;

/// Evidence that an accepted registration brought. The chain keeps its hash; the node keeps the
/// bytes.
///
/// @param hash BLAKE2b-256 of the content
/// @param content SCALE of [network.khala.protocol.registry.Evidence]
/// @param replaced the hash of the key's evidence before
public record CollectedEvidence(Hash hash, Bytes content, Optional<Hash> replaced) {}
