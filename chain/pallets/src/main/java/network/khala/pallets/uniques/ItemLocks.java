package network.khala.pallets.uniques;

/// Which items only their pallet moves.
@FunctionalInterface
public interface ItemLocks {
  /// Whether an item is locked.
  boolean isLocked(long collection, long item);
}
