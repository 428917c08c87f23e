package network.khala.pallets.system;

/// What a chain fixes about its blocks.
///
/// @param weights how much a block may compute
/// @param length how many bytes of extrinsics a block may hold
/// @param blockHashCount how many past block hashes state keeps
/// @param dbWeight what an access to state costs
/// @param version which runtime this is
/// @param ss58Prefix the addresses' network number
public record SystemConfig(
    BlockWeights weights,
    BlockLength length,
    long blockHashCount,
    RuntimeDbWeight dbWeight,
    RuntimeVersion version,
    int ss58Prefix) {}
