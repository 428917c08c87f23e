package network.khala.protocol.registry;

import network.khala.protocol.substrate.Sr25519PublicKey;
import network.khala.scale.ScalePath;
import network.khala.scale.TypeName;

/// The two public keys by which a worker is addressed.
///
/// @param pubkey the identity key
/// @param ecdhPubkey the key-agreement key
@ScalePath("phala_types::WorkerIdentity")
public record WorkerIdentity(
    @TypeName("WorkerPublicKey") Sr25519PublicKey pubkey,
    @TypeName("EcdhPublicKey") Sr25519PublicKey ecdhPubkey) {}
