package network.khala.finality;

import network.khala.scale.Bytes32;

/// What finality needs of a Substrate header.
///
/// @param number the block's number
/// @param parentHash the hash of the block before
/// @param hash the header's own hash, computed by whoever makes this link
public record HeaderLink(long number, Bytes32 parentHash, Bytes32 hash) {}
