package network.khala.scale;

/// The type `()`, whose one value takes no bytes.
public enum Unit {
  /// The value.
  UNIT
}
