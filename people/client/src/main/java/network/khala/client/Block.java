package network.khala.client;

import java.util.List;
import network.khala.scale.Bytes;

/// A block.
///
/// @param extrinsics each with its length prefix
public record Block(Header header, List<Bytes> extrinsics) {
  /// Copies the list.
  public Block {
    extrinsics = List.copyOf(extrinsics);
  }
}
