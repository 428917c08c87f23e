package network.khala.pallets.proxy;

import java.math.BigInteger;

/// What a chain fixes about proxies. Amounts are in 10^-12.
///
/// @param depositBase reserved for having any proxy
/// @param depositFactor reserved in addition for each
/// @param proxiesMax how many an account may have
/// @param announcementsMax how many calls a proxy may have announced
/// @param announcementDepositBase reserved for having announced any
/// @param announcementDepositFactor reserved in addition for each
public record ProxyConfig(
    BigInteger depositBase,
    BigInteger depositFactor,
    int proxiesMax,
    int announcementsMax,
    BigInteger announcementDepositBase,
    BigInteger announcementDepositFactor) {
  /// What is reserved for so many proxies.
  BigInteger deposit(int proxies) {
    return due(depositBase, depositFactor, proxies);
  }

  /// What is reserved for so many announced calls.
  BigInteger announcementDeposit(int calls) {
    return due(announcementDepositBase, announcementDepositFactor, calls);
  }

  private static BigInteger due(BigInteger base, BigInteger factor, int count) {
    return count == 0 ? BigInteger.ZERO : base.add(factor.multiply(BigInteger.valueOf(count)));
  }
}
