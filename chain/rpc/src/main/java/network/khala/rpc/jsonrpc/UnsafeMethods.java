package network.khala.rpc.jsonrpc;

import network.khala.rpc.transport.Peer;

/// Who may call methods that disturb the node or tell of its inside.
public enum UnsafeMethods {
  /// Peers on this machine.
  AUTO,
  /// Nobody.
  SAFE,
  /// Everybody who can connect.
  UNSAFE;

  boolean allows(Peer peer) {
    return switch (this) {
      case AUTO -> peer.local();
      case SAFE -> false;
      case UNSAFE -> true;
    };
  }
}
