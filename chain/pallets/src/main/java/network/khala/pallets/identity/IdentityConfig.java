package network.khala.pallets.identity;

import java.math.BigInteger;
import network.khala.frame.dispatch.OriginRule;
import network.khala.protocol.substrate.AccountId;

/// What a chain fixes about identities. Amounts are in 10^-12.
///
/// @param basicDeposit reserved for an identity
/// @param fieldDeposit reserved in addition for each name and value of its own
/// @param subAccountDeposit reserved for each account below another
/// @param governance who names registrars and ends identities
/// @param treasury where the deposits of ended identities go
public record IdentityConfig(
    BigInteger basicDeposit,
    BigInteger fieldDeposit,
    BigInteger subAccountDeposit,
    OriginRule governance,
    AccountId treasury) {
  static final int ADDITIONAL_MAX = 100;
  static final int REGISTRARS_MAX = 20;
  static final int SUB_ACCOUNTS_MAX = 100;
}
