package network.khala.rpc.transport;

/// The sending half of a connection. Safe for use by several threads.
public interface TextChannel {
  /// The server shuts down.
  int GOING_AWAY = 1001;

  /// A rule of the server was broken.
  int POLICY = 1008;

  /// The server has no room for the peer's messages now.
  int TRY_AGAIN_LATER = 1013;

  /// Hands a message to the network; one at a time.
  ///
  /// @param done told once, when the message has left or the connection broke
  void send(String text, Runnable done);

  /// Says goodbye with a code and a reason of at most 120 bytes, and ends the connection.
  void close(int code, String reason);
}
