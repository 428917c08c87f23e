package network.khala.rpc.transport;

import java.util.concurrent.Semaphore;

/// Admits connections up to their number and messages up to their memory.
final class Gate {
  /// What a peer is told that finds no room.
  static final String FULL =
      "this server already has all the connections that it takes; try again later";

  private final Semaphore connections;
  private final Budget inbound;

  Gate(TransportOptions options) {
    this.connections = new Semaphore(options.maxConnections());
    this.inbound = new Budget(options.maxInboundChars());
  }

  /// Whether there seems to be room for one more.
  boolean hasRoom() {
    return connections.availablePermits() > 0;
  }

  boolean enter() {
    return connections.tryAcquire();
  }

  void leave() {
    connections.release();
  }

  Budget inbound() {
    return inbound;
  }
}
