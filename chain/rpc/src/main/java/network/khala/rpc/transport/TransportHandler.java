package network.khala.rpc.transport;

import java.util.Optional;

/// What serves the messages of a [TransportServer]. Methods may block: each call has a virtual
/// thread of its own, but one connection's calls come one after the other.
public interface TransportHandler {
  /// A peer opened a WebSocket.
  Conversation open(Peer peer, TextChannel channel);

  /// A peer sent a message by HTTP POST.
  ///
  /// @return the answer, nothing if there is none to give
  Optional<String> post(Peer peer, String message);

  /// A peer sent more by HTTP POST than is allowed.
  ///
  /// @return the answer
  String tooLong();

  /// The answer to `GET /health`.
  Health health();

  /// How the server is.
  ///
  /// @param healthy whether it can do its work
  /// @param json details
  record Health(boolean healthy, String json) {}

  /// The receiving half of a WebSocket.
  interface Conversation {
    /// A message came.
    ///
    /// @param next asks for the next message; called once, as soon as there is room for one
    void received(Inbound message, Runnable next);

    /// A message came that was longer than allowed and was thrown away.
    ///
    /// @param next asks for the next message
    void tooLong(Runnable next);

    /// The connection is over.
    void closed();
  }
}
