package network.khala.node.pool;

import network.khala.frame.extrinsic.InvalidTransaction;
import network.khala.frame.extrinsic.UnknownTransaction;
import network.khala.protocol.substrate.Hash;

/// Why a transaction was not taken into the pool.
public sealed interface PoolRefusal {
  /// The bytes are no extrinsic of this chain.
  record BadFormat(String problem) implements PoolRefusal {}

  /// The runtime refuses it.
  record Invalid(InvalidTransaction reason) implements PoolRefusal {}

  /// The runtime cannot tell whether it is valid.
  record Unknown(UnknownTransaction reason) implements PoolRefusal {}

  /// It turned out invalid a short while ago.
  record TemporarilyBanned() implements PoolRefusal {}

  /// It is in the pool already.
  record AlreadyImported(Hash hash) implements PoolRefusal {}

  /// It would replace others that together have as much or more priority.
  record TooLowPriority(long old, long offered) implements PoolRefusal {}

  /// The pool is full of better paying ones.
  record ImmediatelyDropped() implements PoolRefusal {}

  /// Its sender has as much in the pool as one account may have.
  record TooManyOfSender(int countMax, long bytesMax) implements PoolRefusal {}

  /// It provides no tag: nothing could depend on it, and nothing says when it is done.
  record NoTags() implements PoolRefusal {}
}
