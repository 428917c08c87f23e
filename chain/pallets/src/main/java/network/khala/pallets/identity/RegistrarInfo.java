package network.khala.pallets.identity;

import java.math.BigInteger;
import network.khala.protocol.substrate.AccountId;
import network.khala.scale.ScalePath;
import network.khala.scale.TypeName;

/// Somebody who vouches for identities.
///
/// @param account who
/// @param fee what that costs, in 10^-12
/// @param fields what is looked at
@ScalePath("pallet_identity::types::RegistrarInfo")
public record RegistrarInfo(
    @TypeName("AccountId") AccountId account,
    @TypeName("Balance") BigInteger fee,
    @TypeName("IdentityFields") FieldSet fields) {}
