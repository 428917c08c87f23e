package network.khala.rpc.v1;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import network.khala.rpc.jsonrpc.Params;
import network.khala.rpc.jsonrpc.RpcError;
import network.khala.rpc.jsonrpc.RpcException;
import network.khala.scale.Bytes;
import tools.jackson.databind.JsonNode;

/// What is asked about a storage key.
///
/// @param after for the kinds that walk descendants: only keys greater than this
record StorageQuery(Bytes key, Kind kind, Optional<Bytes> after) {
  /// What of the storage is wanted.
  enum Kind {
    VALUE("value"),
    HASH("hash"),
    CLOSEST_DESCENDANT("closestDescendantMerkleValue"),
    DESCENDANTS_VALUES("descendantsValues"),
    DESCENDANTS_HASHES("descendantsHashes");

    private final String text;

    Kind(String text) {
      this.text = text;
    }

    private static Optional<Kind> named(String text) {
      for (Kind kind : values()) {
        if (kind.text.equals(text)) {
          return Optional.of(kind);
        }
      }
      return Optional.empty();
    }
  }

  /// Reads a parameter that is a list of `{key, type, paginationStartKey?}`.
  ///
  /// @throws network.khala.rpc.jsonrpc.RpcException if it is not
  static List<StorageQuery> list(Params params, String name) {
    JsonNode items =
        params
            .find(name)
            .orElseThrow(() -> new RpcException(RpcError.invalidParams(name + " is missing")));
    if (!items.isArray()) {
      throw Params.wrong(name, "an array of {key, type} is needed", items);
    }
    List<StorageQuery> queries = new ArrayList<>(items.size());
    items.forEach(item -> queries.add(of(name, item)));
    return queries;
  }

  private static StorageQuery of(String name, JsonNode item) {
    Kind kind =
        Kind.named(item.path("type").asString(""))
            .orElseThrow(
                () ->
                    Params.wrong(
                        name,
                        "type must be value, hash, closestDescendantMerkleValue,"
                            + " descendantsValues or descendantsHashes",
                        item));
    JsonNode after = item.path("paginationStartKey");
    return new StorageQuery(
        Params.bytes(name, item.path("key")),
        kind,
        after.isMissingNode() || after.isNull()
            ? Optional.empty()
            : Optional.of(Params.bytes(name, after)));
  }
}
