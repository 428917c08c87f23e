package network.khala.pallets.uniques;

import network.khala.scale.Compact;
import network.khala.scale.ScalePath;
import network.khala.scale.U32;

/// What whoever destroys a collection claims to know of it, so that nobody destroys more than
/// meant.
///
/// @param items how many items it has
/// @param itemMetadatas how many of them have metadata
/// @param attributes how many attributes there are
@ScalePath("pallet_uniques::types::DestroyWitness")
public record DestroyWitness(
    @Compact @U32 long items, @Compact @U32 long itemMetadatas, @Compact @U32 long attributes) {}
