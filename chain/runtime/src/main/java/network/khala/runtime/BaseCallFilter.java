package network.khala.runtime;

import network.khala.frame.dispatch.CallFilter;
import network.khala.frame.dispatch.RuntimeCall;
import network.khala.pallets.assets.AssetsCall;

/// Which calls users may make: all but those that make and name assets, which governance does.
final class BaseCallFilter implements CallFilter {
  @Override
  public boolean allows(RuntimeCall call) {
    return !(call.call() instanceof AssetsCall.Create
        || call.call() instanceof AssetsCall.ForceCreate
        || call.call() instanceof AssetsCall.SetMetadata
        || call.call() instanceof AssetsCall.ForceSetMetadata);
  }
}
