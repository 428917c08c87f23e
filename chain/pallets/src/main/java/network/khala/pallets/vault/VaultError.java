package network.khala.pallets.vault;

import network.khala.frame.dispatch.PalletError;
import network.khala.scale.Index;
import network.khala.scale.ScalePath;

/// Errors of pallet `PhalaVault`. Looking a vault up fails with those of `PhalaBasePool`.
@ScalePath("phala_pallets::compute::vault::pallet::Error")
public enum VaultError implements PalletError {
  /// The vault is somebody else's.
  @Index(0)
  UNAUTHORIZED_POOL_OWNER,
  /// There are not that many shares, or they are dust.
  @Index(1)
  NO_ENOUGH_SHARE_TO_CLAIM,
  /// No shares at all are claimed.
  @Index(2)
  NO_REWARD_TO_CLAIM,
  /// The contributor has no W-PHA.
  @Index(3)
  ASSET_ACCOUNT_NOT_EXIST,
  /// The contributor has less W-PHA.
  @Index(4)
  INSUFFICIENT_BALANCE,
  /// Less than what a contribution must be.
  @Index(5)
  INSUFFICIENT_CONTRIBUTION,
  /// A stake pool that the vault waits for has no shares.
  @Index(6)
  VAULT_BANKRUPT,
  /// The caller has no shares here.
  @Index(7)
  NO_NFT_TO_WITHDRAW,
  /// The owner's part is that already.
  @Index(8)
  COMMISSION_NOT_CHANGED
}
