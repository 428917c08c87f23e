package network.khala.rpc.jsonrpc;

import tools.jackson.databind.JsonNode;

/// Takes the messages of a subscription. Safe for use by several threads; never blocks.
public interface Sink {
  /// The subscription's id, unique among all of the server and not to be guessed.
  String id();

  /// Sends a message, unless the subscription is over.
  void send(JsonNode message);

  /// Ends the subscription: nothing more will come.
  void close();
}
