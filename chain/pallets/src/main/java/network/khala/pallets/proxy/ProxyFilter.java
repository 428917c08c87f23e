package network.khala.pallets.proxy;

import network.khala.frame.dispatch.RuntimeCall;

/// Which calls each type of proxy may make; the runtime knows all pallets.
@FunctionalInterface
public interface ProxyFilter {
  /// Whether a proxy of the type may make the call.
  boolean allows(ProxyType type, RuntimeCall call);
}
