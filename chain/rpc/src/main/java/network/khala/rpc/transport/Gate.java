package network.khala.rpc.transport;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.http.HttpStatus;

/// Admits connections up to their number, in all and of one address, and messages up to their
/// memory. Safe for use by several threads.
final class Gate {
  /// What a peer is told that finds no room.
  static final String FULL =
      "this server already has all the connections that it takes; try again later";

  /// What a peer is told when the server ends.
  static final String CLOSING = "the server shuts down";

  private final int maxConnections;
  private final int maxOfAddress;
  private final Budget inbound;
  private final Map<String, Integer> ofAddress = new HashMap<>();
  private int connections;
  private boolean closing;

  Gate(TransportOptions options) {
    this.maxConnections = options.maxConnections();
    this.maxOfAddress = options.quotas().connectionsPerAddress();
    this.inbound = new Budget(options.maxInboundChars());
  }

  /// Why there is no room for one more connection of the peer; empty if there is.
  synchronized Optional<String> refusal(Peer peer) {
    if (closing) {
      return Optional.of(CLOSING);
    }
    if (connections >= maxConnections) {
      return Optional.of(FULL);
    }
    return peer.quota()
        .filter(address -> ofAddress.getOrDefault(address, 0) >= maxOfAddress)
        .map(
            _ ->
                "your address has the "
                    + maxOfAddress
                    + " connections that one may have; end one of them first");
  }

  /// Takes a place, or tells why there is none.
  synchronized Optional<String> enter(Peer peer) {
    Optional<String> refusal = refusal(peer);
    if (refusal.isEmpty()) {
      connections++;
      peer.quota().ifPresent(address -> ofAddress.merge(address, 1, Integer::sum));
    }
    return refusal;
  }

  synchronized void leave(Peer peer) {
    connections--;
    peer.quota()
        .ifPresent(address -> ofAddress.computeIfPresent(address, (_, n) -> n > 1 ? n - 1 : null));
  }

  /// Admits nobody any more.
  synchronized void close() {
    closing = true;
  }

  /// The HTTP status of a refusal.
  int status() {
    return isClosing() ? HttpStatus.SERVICE_UNAVAILABLE_503 : HttpStatus.TOO_MANY_REQUESTS_429;
  }

  synchronized boolean isClosing() {
    return closing;
  }

  /// Whether nobody is inside.
  synchronized boolean isEmpty() {
    return connections == 0;
  }

  Budget inbound() {
    return inbound;
  }
}
