package network.khala.rpc.transport;

import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/// Takes no more connections than it may have, also from those that never say anything. The bounds
/// lie well above what the [Gate] admits, which can tell a peer why.
final class BoundedConnector extends ServerConnector {
  /// Besides each connection at work one that is kept for later, and some for probes.
  private static final long PER_PLACE = 2;

  private static final int SPARE = 64;

  private final Quotas quotas;
  private final long maxInAll;
  private final IdentityHashMap<EndPoint, Optional<String>> open = new IdentityHashMap<>();
  private final Map<String, Integer> ofAddress = new HashMap<>();

  BoundedConnector(Server server, TransportOptions options, ConnectionFactory... factories) {
    super(server, factories);
    this.quotas = options.quotas();
    this.maxInAll = PER_PLACE * options.maxConnections() + SPARE;
  }

  /// The address that a connection counts for.
  private Optional<String> counted(EndPoint peer) {
    if (!(peer.getRemoteSocketAddress() instanceof InetSocketAddress socket)
        || socket.isUnresolved()
        || quotas.trustProxy()
        || quotas.exempts(socket.getAddress())) {
      return Optional.empty();
    }
    return Optional.of(AddressRange.ofOneUser(socket.getAddress()));
  }

  private synchronized boolean enter(EndPoint peer) {
    Optional<String> address = counted(peer);
    open.put(peer, address);
    int fromThere = address.map(one -> ofAddress.merge(one, 1, Integer::sum)).orElse(0);
    return open.size() <= maxInAll && fromThere <= PER_PLACE * quotas.connectionsPerAddress();
  }

  private synchronized void leave(EndPoint peer) {
    Optional<String> address = open.remove(peer);
    if (address != null) {
      address.ifPresent(
          one -> ofAddress.computeIfPresent(one, (_, count) -> count > 1 ? count - 1 : null));
    }
  }

  @Override
  protected void onEndPointOpened(EndPoint peer) {
    super.onEndPointOpened(peer);
    if (!enter(peer)) {
      peer.close();
    }
  }

  @Override
  protected void onEndPointClosed(EndPoint peer) {
    super.onEndPointClosed(peer);
    leave(peer);
  }
}
