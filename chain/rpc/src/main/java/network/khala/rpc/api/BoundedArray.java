package network.khala.rpc.api;

import network.khala.rpc.jsonrpc.RpcError;
import network.khala.rpc.jsonrpc.RpcException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/// An array that must not become longer than an answer may be.
final class BoundedArray {
  private static final int OVERHEAD = 8;

  private final ArrayNode array = Json.NODES.arrayNode();
  private final int maxChars;
  private long chars;

  BoundedArray(int maxChars) {
    this.maxChars = maxChars;
  }

  /// Adds an item of about so many characters.
  ///
  /// @throws RpcException if the array would become too long
  void add(JsonNode item, long size) {
    chars += size + OVERHEAD;
    if (chars > maxChars) {
      throw new RpcException(RpcError.responseTooBig(maxChars));
    }
    array.add(item);
  }

  /// How long it is by now.
  long chars() {
    return chars;
  }

  ArrayNode array() {
    return array;
  }
}
