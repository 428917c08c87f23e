package network.khala.node.chain;

import network.khala.protocol.substrate.Digest;
import network.khala.protocol.substrate.Header;
import network.khala.scale.Bytes;

/// The authority of an embedded engine: what it says in a block's digest, and its proof that a
/// block is final.
public interface BlockSealer {
  /// The digest that a block of this authority begins with.
  Digest preDigest();

  /// The SCALE finality proof of a block. Called only once the block is on disk: an authority must
  /// never sign two blocks of one height.
  Bytes seal(Header header);
}
