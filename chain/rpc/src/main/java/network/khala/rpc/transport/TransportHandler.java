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

  /// The answer to `GET /health`: whether the server works. One that does not may be started again.
  Health health();

  /// The answer to `GET /health/readiness`: whether requests should be sent here now.
  Health readiness();

  /// How the server is.
  ///
  /// @param good whether the answer to the question is yes
  /// @param json details
  record Health(boolean good, String json) {}

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

    /// Whether everything that was asked is answered and sent.
    boolean isIdle();

    /// The connection is over.
    void closed();
  }
}
