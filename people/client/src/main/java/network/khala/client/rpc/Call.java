package network.khala.client.rpc;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A call that waits to be sent or to be answered.
///
/// @param id its number on the wire, unique within the client
/// @param subscription the subscription that the result starts, if any
record Call(
    long id,
    String method,
    List<? extends @Nullable Object> params,
    @Nullable WebSocketSubscription subscription,
    CompletableFuture<JsonNode> answer) {

  Call(
      long id,
      String method,
      List<? extends @Nullable Object> params,
      @Nullable WebSocketSubscription subscription) {
    this(id, method, params, subscription, new CompletableFuture<>());
  }
}
