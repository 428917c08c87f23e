package network.khala.rpc.v1;

import java.util.Optional;
import network.khala.node.store.StateCursor;
import network.khala.node.store.StateView;
import network.khala.protocol.substrate.Hash;
import network.khala.rpc.api.Json;
import network.khala.scale.Bytes;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Answers [StorageQuery]s from one state.
final class StorageReader {
  private final StateView state;
  private final Items items;

  /// Takes what was found, in order.
  interface Items {
    /// Takes one item.
    ///
    /// @return false if no more are wanted
    boolean take(ObjectNode item);
  }

  StorageReader(StateView state, Items items) {
    this.state = state;
    this.items = items;
  }

  /// Hands on what answers the query.
  ///
  /// @return false if no more items are wanted
  /// @throws network.khala.node.store.StateDiscardedException if the state is pruned meanwhile
  boolean answer(StorageQuery query) {
    return switch (query.kind()) {
      case VALUE -> one(query, "value", state.value(query.key()).map(Json::hex));
      case HASH ->
          one(query, "hash", state.value(query.key()).map(value -> Json.hex(Hash.blake2(value))));
      case CLOSEST_DESCENDANT ->
          one(
              query,
              "closestDescendantMerkleValue",
              state.closestDescendantMerkleValue(query.key()).map(Json::hex));
      case DESCENDANTS_VALUES, DESCENDANTS_HASHES -> descendants(query);
    };
  }

  private boolean one(StorageQuery query, String name, Optional<JsonNode> found) {
    return found.isEmpty() || items.take(item(query.key(), name, found.get()));
  }

  private boolean descendants(StorageQuery query) {
    boolean hashes = query.kind() == StorageQuery.Kind.DESCENDANTS_HASHES;
    try (StateCursor cursor = state.cursor(query.key(), query.after().orElse(null))) {
      while (cursor.next()) {
        Bytes value = Bytes.wrap(cursor.value());
        ObjectNode item =
            hashes
                ? item(cursor.key(), "hash", Json.hex(Hash.blake2(value)))
                : item(cursor.key(), "value", Json.hex(value));
        if (!items.take(item)) {
          return false;
        }
      }
    }
    return true;
  }

  private static ObjectNode item(Bytes key, String name, JsonNode found) {
    ObjectNode item = Json.NODES.objectNode();
    item.put("key", key.toHex());
    item.set(name, found);
    return item;
  }
}
