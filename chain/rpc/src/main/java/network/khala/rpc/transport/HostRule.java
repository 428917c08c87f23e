package network.khala.rpc.transport;

import java.util.List;
import java.util.Locale;

/// Which `Host` headers are answered. A server on loopback that answers any name could be reached
/// by a web page whose name is made to point to loopback.
///
/// @param names host names without port, in lower case; empty for all
public record HostRule(List<String> names) {
  /// The names of this machine.
  public static final HostRule LOCAL = new HostRule(List.of("localhost", "127.0.0.1", "[::1]"));

  /// Every name.
  public static final HostRule ANY = new HostRule(List.of());

  /// Copies the list.
  public HostRule {
    names = List.copyOf(names);
  }

  /// Whether a `Host` header, with or without port, is answered.
  public boolean allows(String header) {
    if (names.isEmpty()) {
      return true;
    }
    String host = header.toLowerCase(Locale.ROOT);
    int colon = host.lastIndexOf(':');
    // A colon inside brackets belongs to an IPv6 address.
    if (colon > host.lastIndexOf(']')) {
      host = host.substring(0, colon);
    }
    return names.contains(host);
  }
}
