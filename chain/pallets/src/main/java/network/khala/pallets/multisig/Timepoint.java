package network.khala.pallets.multisig;

import network.khala.scale.ScalePath;
import network.khala.scale.TypeName;
import network.khala.scale.U32;

/// The extrinsic that began an operation; later ones name it, so that none approves another by
/// mistake.
///
/// @param height its block
/// @param index its index in the block
@ScalePath("pallet_multisig::Timepoint")
public record Timepoint(@U32 @TypeName("BlockNumber") long height, @U32 long index) {}
