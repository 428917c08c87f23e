package network.khala.pallets.assets;

import java.math.BigInteger;
import network.khala.scale.ScalePath;
import network.khala.scale.TypeName;
import network.khala.scale.Unit;

/// What an account has of an asset.
///
/// @param balance the amount
/// @param isFrozen whether it may not send
/// @param reason why it may exist
/// @param extra nothing
@ScalePath("pallet_assets::types::AssetAccount")
public record AssetAccount(
    @TypeName("Balance") BigInteger balance,
    boolean isFrozen,
    ExistenceReason reason,
    @TypeName("Extra") Unit extra) {
  static AssetAccount of(BigInteger balance, ExistenceReason reason) {
    return new AssetAccount(balance, false, reason, Unit.UNIT);
  }

  AssetAccount withBalance(BigInteger amount) {
    return new AssetAccount(amount, isFrozen, reason, extra);
  }

  AssetAccount withFrozen(boolean frozen) {
    return new AssetAccount(balance, frozen, reason, extra);
  }
}
