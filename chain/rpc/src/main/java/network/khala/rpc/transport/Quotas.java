package network.khala.rpc.transport;

import java.net.InetAddress;
import java.util.List;

/// Whose connections are counted by address, and how many one address may have.
///
/// @param connectionsPerAddress WebSockets and HTTP requests underway from one address; addresses
///   of IPv6 count as one if they share their first 64 bits
/// @param exempt addresses that are not counted, neither here nor by what their calls cost
/// @param trustProxy whether the last address in `Forwarded` or `X-Forwarded-For` is the peer's;
///   only for servers that nobody reaches but a proxy that sets them
public record Quotas(int connectionsPerAddress, List<AddressRange> exempt, boolean trustProxy) {
  /// How many connections one address has unless told otherwise.
  public static final int DEFAULT_CONNECTIONS = 32;

  /// Peers on this machine are not counted.
  public static final Quotas DEFAULT =
      new Quotas(
          DEFAULT_CONNECTIONS,
          List.of(AddressRange.parse("127.0.0.0/8"), AddressRange.parse("::1")),
          false);

  /// Copies the list.
  public Quotas {
    exempt = List.copyOf(exempt);
  }

  boolean exempts(InetAddress address) {
    return exempt.stream().anyMatch(range -> range.contains(address));
  }
}
