package network.khala.node.chain;

import java.util.List;
import network.khala.protocol.substrate.Hash;
import network.khala.protocol.substrate.Header;

/// Hears of blocks, in order, on the chain's own thread: it must hand on and return.
public interface ChainListener {
  /// A block became the head.
  ///
  /// @param extrinsics the hashes of its extrinsics, in order
  default void onHead(Header header, Hash hash, List<Hash> extrinsics) {}

  /// A block became final, and with it all before.
  default void onFinalised(Header header, Hash hash) {}
}
