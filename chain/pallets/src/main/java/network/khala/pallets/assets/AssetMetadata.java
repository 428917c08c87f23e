package network.khala.pallets.assets;

import java.math.BigInteger;
import network.khala.scale.Bound;
import network.khala.scale.Bytes;
import network.khala.scale.ScalePath;
import network.khala.scale.TypeName;
import network.khala.scale.U8;

/// What people call an asset.
///
/// @param deposit what the owner left for it
/// @param name its name, UTF-8
/// @param symbol its short name, UTF-8
/// @param decimals digits after the point
/// @param isFrozen whether only root may change this
@ScalePath("pallet_assets::types::AssetMetadata")
public record AssetMetadata(
    @TypeName("DepositBalance") BigInteger deposit,
    @Bound(AssetsStorage.STRING_MAX) @TypeName("BoundedString") Bytes name,
    @Bound(AssetsStorage.STRING_MAX) @TypeName("BoundedString") Bytes symbol,
    @U8 int decimals,
    boolean isFrozen) {
  static final AssetMetadata EMPTY =
      new AssetMetadata(BigInteger.ZERO, Bytes.EMPTY, Bytes.EMPTY, 0, false);
}
