package network.khala.rpc.transport;

import java.io.IOException;

/// A server for text messages over WebSocket and HTTP on one port.
public interface TransportServer extends AutoCloseable {
  /// Starts listening.
  ///
  /// @throws TlsException if the certificate or its key cannot be used
  /// @throws IOException if the port is taken or cannot be used
  static TransportServer start(TransportOptions options, TransportHandler handler)
      throws IOException {
    return JettyServer.start(options, handler);
  }

  /// The port that it listens on.
  int port();

  /// The number of WebSockets that are open.
  int connections();

  /// Stops listening, lets requests underway be answered, and ends each connection as soon as it
  /// has none; all of them when [TransportOptions#drainTime] is over.
  @Override
  void close();
}
