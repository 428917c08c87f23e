package network.khala.pallets.proxy;

import java.util.Comparator;
import network.khala.protocol.substrate.AccountId;
import network.khala.scale.ScalePath;
import network.khala.scale.TypeName;
import network.khala.scale.U32;

/// One account that may act for another.
///
/// @param delegate who
/// @param proxyType what it may do
/// @param delay for how many blocks it must have announced a call before
@ScalePath("pallet_proxy::ProxyDefinition")
public record ProxyDefinition(
    @TypeName("AccountId") AccountId delegate,
    ProxyType proxyType,
    @U32 @TypeName("BlockNumber") long delay)
    implements Comparable<ProxyDefinition> {
  private static final Comparator<ProxyDefinition> ORDER =
      Comparator.comparing(ProxyDefinition::delegate)
          .thenComparing(ProxyDefinition::proxyType)
          .thenComparingLong(ProxyDefinition::delay);

  @Override
  public int compareTo(ProxyDefinition other) {
    return ORDER.compare(this, other);
  }
}
