package network.khala.rpc.jsonrpc;

/// Bounds of what peers can make a server hold and do.
///
/// @param maxMessageChars the longest request
/// @param maxResponseChars the longest answer; methods whose items may be longer have their own
/// @param maxBatch requests in a batch
/// @param maxSubscriptions subscriptions of one connection
/// @param maxSubscriptionsInAll subscriptions of all connections
/// @param maxUnderway requests of one connection that are taken and not answered yet
/// @param maxRunningOfConnection requests of one connection that run at one time
/// @param maxRunning requests of all connections that run at one time
/// @param maxQueuedMessages messages that wait for one peer to take them
/// @param maxQueuedChars the same in characters; from half of this on no more requests of the peer
///   run
/// @param maxQueuedCharsInAll messages that wait for all peers together
/// @param unitsPerMinute what the calls of one address may cost; 0 for any amount
public record RpcLimits(
    int maxMessageChars,
    int maxResponseChars,
    int maxBatch,
    int maxSubscriptions,
    int maxSubscriptionsInAll,
    int maxUnderway,
    int maxRunningOfConnection,
    int maxRunning,
    int maxQueuedMessages,
    long maxQueuedChars,
    long maxQueuedCharsInAll,
    int unitsPerMinute) {
  private static final int MIB = 1 << 20;

  /// Those of Substrate nodes where they have any.
  public static final RpcLimits DEFAULT =
      new RpcLimits(
          15 * MIB, 15 * MIB, 1000, 1024, 65_536, 64, 8, 32, 16_384, 48L * MIB, 256L * MIB, 12_000);
}
