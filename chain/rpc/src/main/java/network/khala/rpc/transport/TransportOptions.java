package network.khala.rpc.transport;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;

/// Where and how a [TransportServer] listens.
///
/// @param address where; port 0 takes any free port
/// @param hosts which `Host` headers are answered
/// @param origins which web pages may connect
/// @param maxConnections WebSockets and HTTP requests underway at one time
/// @param maxMessageChars the longest message that is taken
/// @param maxInboundChars all messages underway together
/// @param idleTimeout silence after which a connection ends; a WebSocket is probed twice meanwhile
/// @param quotas how many connections one address may have
/// @param drainTime how long requests underway are waited for when the server ends
/// @param tls for `wss` and `https` in place of `ws` and `http`
public record TransportOptions(
    InetSocketAddress address,
    HostRule hosts,
    OriginRule origins,
    int maxConnections,
    int maxMessageChars,
    long maxInboundChars,
    Duration idleTimeout,
    Quotas quotas,
    Duration drainTime,
    Optional<TlsFiles> tls) {
  /// The length of requests that Substrate nodes take: 15 MiB.
  public static final int DEFAULT_MESSAGE_CHARS = 15 << 20;

  /// The number of connections that Substrate nodes take.
  public static final int DEFAULT_CONNECTIONS = 100;

  /// Silence after which a connection ends.
  public static final Duration DEFAULT_IDLE_TIMEOUT = Duration.ofSeconds(90);

  /// How long the last requests are waited for.
  public static final Duration DEFAULT_DRAIN_TIME = Duration.ofSeconds(2);

  /// Listens on loopback only, for this machine's programs and web pages.
  public static TransportOptions local(int port) {
    return new TransportOptions(
        new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
        HostRule.LOCAL,
        OriginRule.DEFAULT,
        DEFAULT_CONNECTIONS,
        DEFAULT_MESSAGE_CHARS,
        16L * DEFAULT_MESSAGE_CHARS,
        DEFAULT_IDLE_TIMEOUT,
        Quotas.DEFAULT,
        DEFAULT_DRAIN_TIME,
        Optional.empty());
  }
}
