package network.khala.pallets.basepool;

import network.khala.scale.Index;
import network.khala.scale.ScaleName;
import network.khala.scale.ScalePath;
import network.khala.scale.Tuple;
import network.khala.scale.TypeName;

/// A stake pool or a vault; both have numbers of one row.
@ScalePath("phala_pallets::compute::pool_proxy::PoolProxy")
public sealed interface PoolProxy {
  /// A stake pool.
  ///
  /// @param pool the pool
  @Index(0)
  @ScaleName("StakePool")
  @Tuple
  record OfStakePool(@TypeName("StakePool<AccountId, Balance>") StakePool pool)
      implements PoolProxy {}

  /// A vault.
  ///
  /// @param vault the vault
  @Index(1)
  @ScaleName("Vault")
  @Tuple
  record OfVault(@TypeName("Vault<AccountId, Balance>") Vault vault) implements PoolProxy {}

  /// What both have in common.
  default BasePool base() {
    return switch (this) {
      case OfStakePool(StakePool pool) -> pool.basepool();
      case OfVault(Vault vault) -> vault.basepool();
    };
  }
}
