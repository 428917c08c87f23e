package network.khala.client.metadata;

import java.util.List;
import network.khala.scale.Bytes;

/// A constant of a pallet.
///
/// @param type its type
/// @param value its encoding
/// @param docs documentation, a line each
public record Constant(String name, int type, Bytes value, List<String> docs) {
  /// Copies the list.
  public Constant {
    docs = List.copyOf(docs);
  }
}
