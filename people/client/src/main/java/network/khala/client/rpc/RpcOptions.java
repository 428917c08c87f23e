package network.khala.client.rpc;

import java.time.Duration;

/// Limits of an [RpcClient].
///
/// @param connectTimeout for one attempt to connect
/// @param requestTimeout from a call to its answer, waiting for a connection included
/// @param maxMessageChars the longest message accepted, in characters
/// @param maxPendingRequests calls underway at one time; more fail at once
/// @param subscriptionBuffer messages kept for a subscription that its consumer has not taken yet
/// @param pingInterval silence after which the connection is probed; it is given up after as much
///   silence again
/// @param firstRetryDelay pause before the first attempt to reconnect; doubled with each failure
/// @param maxRetryDelay the longest such pause
public record RpcOptions(
    Duration connectTimeout,
    Duration requestTimeout,
    int maxMessageChars,
    int maxPendingRequests,
    int subscriptionBuffer,
    Duration pingInterval,
    Duration firstRetryDelay,
    Duration maxRetryDelay) {

  /// 10 s to connect, 30 s a request, messages up to 40 Mi characters (an 18 MB answer in
  /// hexadecimal fits), 1,024 requests, 1,024 messages a subscription, a ping after 20 s, retries
  /// after 250 ms to 15 s.
  public static final RpcOptions DEFAULT =
      new RpcOptions(
          Duration.ofSeconds(10),
          Duration.ofSeconds(30),
          40 << 20,
          1024,
          1024,
          Duration.ofSeconds(20),
          Duration.ofMillis(250),
          Duration.ofSeconds(15));

  /// Checks that all limits are positive.
  public RpcOptions {
    requirePositive(connectTimeout, "connectTimeout");
    requirePositive(requestTimeout, "requestTimeout");
    requirePositive(pingInterval, "pingInterval");
    requirePositive(firstRetryDelay, "firstRetryDelay");
    requirePositive(maxRetryDelay, "maxRetryDelay");
    if (maxMessageChars < 1 || maxPendingRequests < 1 || subscriptionBuffer < 1) {
      throw new IllegalArgumentException("limits must be positive");
    }
  }

  /// These options with another request timeout.
  public RpcOptions withRequestTimeout(Duration timeout) {
    return new RpcOptions(
        connectTimeout,
        timeout,
        maxMessageChars,
        maxPendingRequests,
        subscriptionBuffer,
        pingInterval,
        firstRetryDelay,
        maxRetryDelay);
  }

  /// These options with other pauses between attempts to reconnect.
  public RpcOptions withRetryDelays(Duration first, Duration longest) {
    return new RpcOptions(
        connectTimeout,
        requestTimeout,
        maxMessageChars,
        maxPendingRequests,
        subscriptionBuffer,
        pingInterval,
        first,
        longest);
  }

  /// These options with other bounds of memory.
  public RpcOptions withBounds(int messageChars, int pendingRequests, int bufferedMessages) {
    return new RpcOptions(
        connectTimeout,
        requestTimeout,
        messageChars,
        pendingRequests,
        bufferedMessages,
        pingInterval,
        firstRetryDelay,
        maxRetryDelay);
  }

  /// These options with another ping interval.
  public RpcOptions withPingInterval(Duration interval) {
    return new RpcOptions(
        connectTimeout,
        requestTimeout,
        maxMessageChars,
        maxPendingRequests,
        subscriptionBuffer,
        interval,
        firstRetryDelay,
        maxRetryDelay);
  }

  private static void requirePositive(Duration duration, String name) {
    if (duration.isNegative() || duration.isZero()) {
      throw new IllegalArgumentException(name + " must be positive, not " + duration);
    }
  }
}
