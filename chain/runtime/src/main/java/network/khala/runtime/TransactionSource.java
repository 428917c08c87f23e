package network.khala.runtime;

import network.khala.scale.Index;
import network.khala.scale.ScalePath;

/// Where a transaction comes from.
@ScalePath("sp_runtime::transaction_validity::TransactionSource")
public enum TransactionSource {
  /// From a block.
  @Index(0)
  IN_BLOCK,
  /// From this node itself.
  @Index(1)
  LOCAL,
  /// From outside.
  @Index(2)
  EXTERNAL
}
