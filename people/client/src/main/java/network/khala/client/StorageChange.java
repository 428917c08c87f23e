package network.khala.client;

import java.util.Collections;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import network.khala.scale.Bytes;
import network.khala.scale.Bytes32;

/// What a block changed among subscribed keys; the first message of a subscription holds all keys.
///
/// @param block the block's hash
/// @param entries the keys, ascending, with what is stored there now
public record StorageChange(Bytes32 block, SequencedMap<Bytes, Optional<Bytes>> entries) {
  /// Copies the map.
  public StorageChange {
    entries = Collections.unmodifiableSequencedMap(new TreeMap<>(entries));
  }
}
