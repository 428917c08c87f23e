package network.khala.pallets.stakepool;

/// Which vaults may not act because they owe their delegators.
public interface VaultLocks {
  /// Whether a vault is locked.
  boolean isLocked(long vault);
}
