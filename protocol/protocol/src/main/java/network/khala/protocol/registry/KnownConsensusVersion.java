package network.khala.protocol.registry;

import network.khala.scale.ScalePath;
import network.khala.scale.U32;

/// How many registrations have claimed the highest consensus version seen so far.
///
/// @param version the version
/// @param count how often it was claimed
@ScalePath("phala_pallets::registry::pallet::KnownConsensusVersion")
public record KnownConsensusVersion(@U32 long version, @U32 long count) {}
