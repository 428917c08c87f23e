package network.khala.protocol.contract;

import network.khala.scale.Index;
import network.khala.scale.ScalePath;

/// What may be uploaded to a cluster.
@ScalePath("phala_types::contract::messaging::ResourceType")
public enum ResourceType {
  /// The code of a contract.
  @Index(0)
  INK_CODE,
  /// The code of a side program.
  @Index(1)
  SIDEVM_CODE,
  /// The code of a contract that may compute with floating-point numbers.
  @Index(2)
  INDETERMINISTIC_INK_CODE
}
