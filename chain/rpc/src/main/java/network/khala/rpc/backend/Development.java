package network.khala.rpc.backend;

import java.time.Instant;
import network.khala.protocol.substrate.Hash;

/// What a development chain lets its users do to it. Safe for use by several threads.
public interface Development {
  /// The latest time that a chain can be moved to: the end of the year 9999, in milliseconds.
  long MAX_MILLIS = 253_402_300_799_999L;

  /// Makes a block now, with what waits for inclusion.
  ///
  /// @return its hash
  Hash makeBlock();

  /// How many transactions can be included next.
  int waiting();

  /// Moves the chain's clock on: blocks from now on have times from `to` on. The node's own clock
  /// rules again when it was started anew.
  ///
  /// @return false if the clock is past that already
  boolean advanceTime(Instant to);
}
