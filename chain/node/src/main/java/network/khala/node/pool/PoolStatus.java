package network.khala.node.pool;

import network.khala.protocol.substrate.Hash;

/// What becomes of a transaction in the pool.
public sealed interface PoolStatus {
  /// It waits for others to come first.
  record Future() implements PoolStatus {}

  /// It can be included next.
  record Ready() implements PoolStatus {}

  /// It is in this block, at this place.
  record InBlock(Hash block, int index) implements PoolStatus {}

  /// The block that it was in is not part of the chain any more.
  record Retracted(Hash block) implements PoolStatus {}

  /// The block that it is in is final.
  record Finalized(Hash block, int index) implements PoolStatus {}

  /// Its block was not final in time.
  record FinalityTimeout(Hash block) implements PoolStatus {}

  /// Another one took its place.
  record Usurped(Hash by) implements PoolStatus {}

  /// The pool was full.
  record Dropped() implements PoolStatus {}

  /// It is not valid any more.
  record Invalid() implements PoolStatus {}

  /// Whether nothing more will be said of the transaction.
  default boolean isLast() {
    return switch (this) {
      case Future() -> false;
      case Ready() -> false;
      case InBlock _ -> false;
      case Retracted _ -> false;
      case Finalized _ -> true;
      case FinalityTimeout _ -> true;
      case Usurped _ -> true;
      case Dropped() -> true;
      case Invalid() -> true;
    };
  }
}
