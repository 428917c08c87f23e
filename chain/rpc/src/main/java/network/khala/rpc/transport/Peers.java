package network.khala.rpc.transport;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.Request;

/// Tells who sent a request.
final class Peers {
  private static final String FORWARDED = "Forwarded";
  private static final String FORWARDED_FOR = "X-Forwarded-For";

  private final Quotas quotas;

  Peers(Quotas quotas) {
    this.quotas = quotas;
  }

  /// What a proxy passes on does not count as local, also if the proxy is.
  Peer of(Request request) {
    HttpFields headers = request.getHeaders();
    boolean proxied = headers.contains(FORWARDED) || headers.contains(FORWARDED_FOR);
    if (!(request.getConnectionMetaData().getRemoteSocketAddress()
            instanceof InetSocketAddress socket)
        || socket.getAddress() == null) {
      return new Peer("unknown", false, Optional.of("unknown"));
    }
    InetAddress neighbour = socket.getAddress();
    InetAddress address = quotas.trustProxy() ? forwardedFor(headers).orElse(neighbour) : neighbour;
    boolean local = neighbour.isLoopbackAddress() && !proxied;
    // A local proxy that nobody is told to trust speaks for strangers.
    boolean counted = !quotas.exempts(address) || (proxied && address.isLoopbackAddress());
    return new Peer(
        address.getHostAddress(),
        local,
        counted ? Optional.of(AddressRange.ofOneUser(address)) : Optional.empty());
  }

  /// The address that the nearest proxy saw: it writes it behind what came.
  private static Optional<InetAddress> forwardedFor(HttpFields headers) {
    List<String> plain = headers.getCSV(FORWARDED_FOR, false);
    if (!plain.isEmpty()) {
      return literal(plain.getLast());
    }
    List<String> full = headers.getCSV(FORWARDED, true);
    if (full.isEmpty()) {
      return Optional.empty();
    }
    for (String pair : full.getLast().split(";", -1)) {
      String[] parts = pair.strip().split("=", 2);
      if (parts.length == 2 && parts[0].equalsIgnoreCase("for")) {
        return literal(parts[1].replace("\"", ""));
      }
    }
    return Optional.empty();
  }

  /// An address with or without brackets and port.
  private static Optional<InetAddress> literal(String text) {
    String address = text;
    if (text.startsWith("[")) {
      int end = text.indexOf(']');
      address = end < 0 ? text : text.substring(1, end);
    } else if (text.indexOf(':') == text.lastIndexOf(':') && text.indexOf(':') > 0) {
      address = text.substring(0, text.indexOf(':'));
    }
    try {
      return Optional.of(InetAddress.ofLiteral(address));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
