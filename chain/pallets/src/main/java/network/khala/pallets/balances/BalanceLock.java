package network.khala.pallets.balances;

import java.math.BigInteger;
import network.khala.scale.Bytes;
import network.khala.scale.Index;
import network.khala.scale.Length;
import network.khala.scale.ScalePath;
import network.khala.scale.TypeName;

/// An amount that must stay in an account; locks lie over each other, the largest counts.
///
/// @param id whose lock it is, 8 bytes
/// @param amount what must stay
/// @param reasons against what
@ScalePath("pallet_balances::types::BalanceLock")
public record BalanceLock(
    @Length(8) @TypeName("LockIdentifier") Bytes id,
    @TypeName("Balance") BigInteger amount,
    Reasons reasons) {
  /// Against what a lock holds.
  @ScalePath("pallet_balances::types::Reasons")
  public enum Reasons {
    /// Fees.
    @Index(0)
    FEE,
    /// Everything but fees.
    @Index(1)
    MISC,
    /// Everything.
    @Index(2)
    ALL
  }
}
