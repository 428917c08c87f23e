package network.khala.pallets.proxy;

import network.khala.scale.Index;
import network.khala.scale.ScalePath;

/// What an account may do for another one.
@ScalePath("khala_runtime::ProxyType")
public enum ProxyType {
  /// Everything.
  @Index(0)
  ANY,
  /// Everything that moves no funds.
  @Index(1)
  NON_TRANSFER,
  /// Refuse what other proxies have announced.
  @Index(2)
  CANCEL_PROXY,
  /// Take part in governance.
  @Index(3)
  GOVERNANCE,
  /// Collate blocks; this network has no collators.
  @Index(4)
  COLLATOR,
  /// Run a stake pool.
  @Index(5)
  STAKE_POOL_MANAGER;

  /// Whether this type grants all that the other does.
  public boolean covers(ProxyType other) {
    return this == other || this == ANY || (this == NON_TRANSFER && other != ANY);
  }
}
