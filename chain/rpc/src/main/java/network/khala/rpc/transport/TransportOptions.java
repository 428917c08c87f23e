package network.khala.rpc.transport;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/// Where and how a [TransportServer] listens.
///
/// @param address where; port 0 takes any free port
/// @param hosts which `Host` headers are answered
/// @param origins which web pages may connect
/// @param maxConnections WebSockets and HTTP requests underway at one time
/// @param maxMessageChars the longest message that is taken
/// @param maxInboundChars all messages underway together
/// @param idleTimeout silence after which a connection ends; a WebSocket is probed twice meanwhile
/// @param tls for `wss` and `https`
public record TransportOptions(
    InetSocketAddress address,
    HostRule hosts,
    OriginRule origins,
    int maxConnections,
    int maxMessageChars,
    long maxInboundChars,
    Duration idleTimeout,
    Optional<SSLContext> tls) {
  /// The length of requests that Substrate nodes take: 15 MiB.
  public static final int DEFAULT_MESSAGE_CHARS = 15 << 20;

  /// The number of connections that Substrate nodes take.
  public static final int DEFAULT_CONNECTIONS = 100;

  /// Listens on loopback only, for this machine's programs and web pages.
  public static TransportOptions local(int port) {
    return new TransportOptions(
        new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
        HostRule.LOCAL,
        OriginRule.DEFAULT,
        DEFAULT_CONNECTIONS,
        DEFAULT_MESSAGE_CHARS,
        16L * DEFAULT_MESSAGE_CHARS,
        Duration.ofSeconds(90),
        Optional.empty());
  }
}
