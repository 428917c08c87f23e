package network.khala.pallets.preimage;

import network.khala.protocol.substrate.Hash;
import network.khala.scale.Bound;
import network.khala.scale.Bytes;
import network.khala.scale.Index;
import network.khala.scale.ScalePath;
import network.khala.scale.Tuple;
import network.khala.scale.TypeName;
import network.khala.scale.U32;

/// Something that is stored where it is needed if it is small, else by its hash.
@ScalePath("frame_support::traits::preimages::Bounded")
public sealed interface Bounded {
  /// The longest encoding that is stored in place.
  int INLINE_MAX = 128;

  /// By the hash, as long as its length was not kept.
  @Index(0)
  record Legacy(@TypeName("H::Output") Hash hash) implements Bounded {}

  /// In place.
  @Index(1)
  @Tuple
  record Inline(@Bound(INLINE_MAX) @TypeName("BoundedInline") Bytes bytes) implements Bounded {}

  /// By the hash.
  @Index(2)
  record Lookup(@TypeName("H::Output") Hash hash, @U32 long len) implements Bounded {}
}
