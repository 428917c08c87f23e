package network.khala.frame.dispatch;

/// Which origins a call is open to, where the runtime decides it: root, a council's majority.
@FunctionalInterface
public interface OriginRule {
  /// Root, and nobody else.
  OriginRule ROOT = origin -> origin instanceof Origin.Root;

  /// Whether the origin passes.
  boolean allows(Origin origin);

  /// Passes only for the rule's origins.
  ///
  /// @throws DispatchException `BadOrigin` for any other origin
  default void require(Origin origin) {
    if (!allows(origin)) {
      throw DispatchException.badOrigin();
    }
  }

  /// Either rule's origins.
  default OriginRule or(OriginRule other) {
    return origin -> allows(origin) || other.allows(origin);
  }
}
