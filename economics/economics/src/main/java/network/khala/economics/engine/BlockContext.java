package network.khala.economics.engine;

/// The block being processed.
///
/// @param number its number, 0 to 2^32 − 1
/// @param timestampMillis the chain's timestamp in it, milliseconds since 1970
public record BlockContext(long number, long timestampMillis) {
  /// @throws IllegalArgumentException if a figure is out of range
  public BlockContext {
    if (number >>> Integer.SIZE != 0 || timestampMillis < 0) {
      throw new IllegalArgumentException("block " + number + " at " + timestampMillis + " ms");
    }
  }
}
