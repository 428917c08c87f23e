package network.khala.pallets.proxy;

import network.khala.frame.dispatch.PalletError;
import network.khala.scale.Index;
import network.khala.scale.ScalePath;

/// Errors of pallet `Proxy`.
@ScalePath("pallet_proxy::pallet::Error")
public enum ProxyError implements PalletError {
  /// There are as many proxies, or announcements, as may be.
  @Index(0)
  TOO_MANY,
  /// There is no such proxy, or announcement.
  @Index(1)
  NOT_FOUND,
  /// The sender may not act for the account.
  @Index(2)
  NOT_PROXY,
  /// The call must be announced first.
  @Index(3)
  UNPROXYABLE,
  /// The account is a proxy of that kind already.
  @Index(4)
  DUPLICATE,
  /// The sender is not the account that was made so.
  @Index(5)
  NO_PERMISSION,
  /// The call was not announced, or not long enough before.
  @Index(6)
  UNANNOUNCED,
  /// Nobody is a proxy of itself.
  @Index(7)
  NO_SELF_PROXY
}
