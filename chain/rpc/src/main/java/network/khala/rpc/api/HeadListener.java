package network.khala.rpc.api;

import network.khala.protocol.substrate.Hash;
import network.khala.protocol.substrate.Header;

/// Hears of every block, in order, on the thread of the [HeadFeed].
public interface HeadListener {
  /// A block became the newest one.
  default void onBest(Header header, Hash hash) {}

  /// A block became final.
  default void onFinalised(Header header, Hash hash) {}
}
