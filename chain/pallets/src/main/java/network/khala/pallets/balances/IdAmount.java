package network.khala.pallets.balances;

import java.math.BigInteger;
import network.khala.scale.ScalePath;
import network.khala.scale.TypeName;
import network.khala.scale.Unit;

/// An amount held or frozen for a reason. Khala has no such reasons, so the maps of these stay
/// empty.
@ScalePath("pallet_balances::types::IdAmount")
public record IdAmount(@TypeName("Id") Unit id, @TypeName("Balance") BigInteger amount) {}
