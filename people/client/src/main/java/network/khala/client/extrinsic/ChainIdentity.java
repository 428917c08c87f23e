package network.khala.client.extrinsic;

import network.khala.scale.Bytes32;

/// What a signature binds to.
///
/// @param specVersion the runtime's version, a `u32`
/// @param transactionVersion the version of the calls' encoding, a `u32`
/// @param genesisHash the hash of block 0
public record ChainIdentity(long specVersion, long transactionVersion, Bytes32 genesisHash) {}
