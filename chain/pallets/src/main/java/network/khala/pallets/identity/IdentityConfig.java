package network.khala.pallets.identity;

import java.math.BigInteger;
import network.khala.frame.dispatch.OriginRule;

/// What a chain fixes about identities. Amounts are in 10^-12.
///
/// @param basicDeposit reserved for an identity
/// @param fieldDeposit reserved in addition for each name and value of its own
/// @param subAccountDeposit reserved for each account below another
/// @param governance who names registrars and ends identities
public record IdentityConfig(
    BigInteger basicDeposit,
    BigInteger fieldDeposit,
    BigInteger subAccountDeposit,
    OriginRule governance) {
  static final int ADDITIONAL_MAX = 100;
  static final int REGISTRARS_MAX = 20;
  static final int SUB_ACCOUNTS_MAX = 100;
}
