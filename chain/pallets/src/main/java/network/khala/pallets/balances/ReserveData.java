package network.khala.pallets.balances;

import java.math.BigInteger;
import network.khala.scale.Bytes;
import network.khala.scale.Length;
import network.khala.scale.ScalePath;
import network.khala.scale.TypeName;

/// An amount set aside under a name.
///
/// @param id whose reserve it is, 8 bytes
/// @param amount what is set aside
@ScalePath("pallet_balances::types::ReserveData")
public record ReserveData(
    @Length(8) @TypeName("ReserveIdentifier") Bytes id, @TypeName("Balance") BigInteger amount) {}
