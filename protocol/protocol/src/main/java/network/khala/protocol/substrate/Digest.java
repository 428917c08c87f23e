package network.khala.protocol.substrate;

import java.util.List;
import network.khala.scale.ScalePath;
import network.khala.scale.TypeName;

/// What a block says to and hears from its consensus engine.
///
/// @param logs the items in order
@ScalePath("sp_runtime::generic::digest::Digest")
public record Digest(@TypeName("Vec<DigestItem>") List<DigestItem> logs) {
  /// No items.
  public static final Digest EMPTY = new Digest(List.of());

  /// Copies the list.
  public Digest {
    logs = List.copyOf(logs);
  }
}
