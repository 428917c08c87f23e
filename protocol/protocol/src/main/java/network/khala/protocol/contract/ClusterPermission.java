package network.khala.protocol.contract;

import network.khala.protocol.substrate.AccountId;
import network.khala.scale.Index;
import network.khala.scale.ScalePath;
import network.khala.scale.Tuple;
import network.khala.scale.TypeName;

/// Who may deploy to a cluster.
@ScalePath("phala_types::contract::ClusterPermission")
public sealed interface ClusterPermission {
  /// Everybody.
  @Index(0)
  record Public() implements ClusterPermission {}

  /// One account.
  ///
  /// @param owner the account
  @Index(1)
  @Tuple
  record OnlyOwner(@TypeName("AccountId") AccountId owner) implements ClusterPermission {}
}
