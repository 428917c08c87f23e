package network.khala.pallets.uniques;

import java.math.BigInteger;
import network.khala.scale.Bound;
import network.khala.scale.Bytes;
import network.khala.scale.ScalePath;
import network.khala.scale.TypeName;

/// Metadata of a collection.
///
/// @param deposit what was left for it
/// @param data the metadata, of any form
/// @param isFrozen whether only root may change it
@ScalePath("pallet_uniques::types::CollectionMetadata")
public record CollectionMetadata(
    @TypeName("DepositBalance") BigInteger deposit,
    @Bound(UniquesStorage.STRING_MAX) Bytes data,
    boolean isFrozen) {}
