package network.khala.pallets.collective;

import network.khala.frame.dispatch.OriginRule;
import network.khala.protocol.substrate.Weight;

/// What a chain fixes about a collective.
///
/// @param motionBlocks how long a proposal can be voted on
/// @param proposalsMax how many proposals there may be
/// @param membersMax how many members there may be
/// @param proposalWeightMax what a proposal may use
/// @param membersBy who sets the members
public record CollectiveConfig(
    long motionBlocks,
    int proposalsMax,
    int membersMax,
    Weight proposalWeightMax,
    OriginRule membersBy) {}
