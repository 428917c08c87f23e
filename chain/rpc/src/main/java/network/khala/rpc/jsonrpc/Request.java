package network.khala.rpc.jsonrpc;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// What a message asks for.
sealed interface Request {
  /// A call.
  ///
  /// @param id the id as it stood in the message, to be given back; absent in a notification, which
  ///   is not answered
  /// @param params an array, an object, or JSON null if there are none
  record Call(Optional<String> id, String method, JsonNode params) implements Request {}

  /// Something that cannot be served.
  ///
  /// @param id as above; JSON null where it could not be found
  record Refused(String id, RpcError error) implements Request {}

  /// Several at one time.
  record Batch(List<Request> requests) implements Request {}
}
