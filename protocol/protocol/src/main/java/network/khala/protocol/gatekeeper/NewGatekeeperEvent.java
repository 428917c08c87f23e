package network.khala.protocol.gatekeeper;

import network.khala.protocol.substrate.Sr25519PublicKey;

/// A worker that is to hold the master key.
///
/// @param pubkey its identity key
/// @param ecdhPubkey its key-agreement key, to which the master key is encrypted
public record NewGatekeeperEvent(Sr25519PublicKey pubkey, Sr25519PublicKey ecdhPubkey) {}
