package network.khala.rpc.metrics;

/// Has figures to show. Safe for use by several threads.
@FunctionalInterface
public interface MetricSource {
  /// Adds its families, whole.
  void writeTo(Exposition page);
}
