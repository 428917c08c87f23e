package network.khala.rpc.transport;

import java.net.Inet6Address;
import java.net.InetAddress;

/// A range of addresses, such as `10.0.0.0/8`, `2001:db8::/32` or a single address.
///
/// @param first any address of the range
/// @param bits how many leading bits all of them share
public record AddressRange(InetAddress first, int bits) {
  /// @throws IllegalArgumentException if there are fewer bits in such an address
  public AddressRange {
    int most = first.getAddress().length * Byte.SIZE;
    if (bits < 0 || bits > most) {
      throw new IllegalArgumentException(
          "/" + bits + " is no prefix of " + first.getHostAddress() + ": 0 to " + most + " are");
    }
  }

  /// Reads `address` or `address/bits`. Names are not looked up.
  ///
  /// @throws IllegalArgumentException if the text is neither
  public static AddressRange parse(String text) {
    int slash = text.indexOf('/');
    InetAddress first = InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash));
    int bits = first.getAddress().length * Byte.SIZE;
    if (slash >= 0) {
      try {
        bits = Integer.parseInt(text.substring(slash + 1));
      } catch (NumberFormatException e) {
        throw new IllegalArgumentException("what follows / in " + text + " is no number", e);
      }
    }
    return new AddressRange(first, bits);
  }

  /// Whether an address belongs to the range.
  public boolean contains(InetAddress address) {
    byte[] mine = first.getAddress();
    byte[] other = address.getAddress();
    if (mine.length != other.length) {
      return false;
    }
    for (int bit = 0; bit < bits; bit += Byte.SIZE) {
      int mask = 0xff & (0xff00 >> Math.min(Byte.SIZE, bits - bit));
      if (((mine[bit / Byte.SIZE] ^ other[bit / Byte.SIZE]) & mask) != 0) {
        return false;
      }
    }
    return true;
  }

  /// What one user's machines are likely to share: an IPv4 address, or the first 64 bits of an IPv6
  /// address, of which a single line has all that follow.
  static String ofOneUser(InetAddress address) {
    if (!(address instanceof Inet6Address v6)) {
      return address.getHostAddress();
    }
    byte[] network = v6.getAddress();
    var text = new StringBuilder();
    for (int i = 0; i < Long.BYTES; i += 2) {
      int group = (network[i] & 0xff) << Byte.SIZE | (network[i + 1] & 0xff);
      text.append(Integer.toHexString(group)).append(':');
    }
    return text.append(":/64").toString();
  }
}
