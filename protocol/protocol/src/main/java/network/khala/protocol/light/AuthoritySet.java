package network.khala.protocol.light;

import java.util.List;
import network.khala.scale.Bytes32;
import network.khala.scale.Tuple;

/// The validators that an enclave is told at its first start.
///
/// @param list keys and weights in the anchor's order
/// @param id 0
public record AuthoritySet(List<Authority> list, long id) {
  /// Copies the list.
  public AuthoritySet {
    list = List.copyOf(list);
  }

  /// One validator.
  ///
  /// @param key its ed25519 public key
  /// @param weight its voting power; 1 for a sealing authority
  @Tuple
  public record Authority(Bytes32 key, long weight) {}
}
