package network.khala.runtime;

import network.khala.frame.dispatch.CallFilter;
import network.khala.frame.dispatch.PalletCall;
import network.khala.frame.dispatch.RuntimeCall;
import network.khala.pallets.assets.AssetsCall;
import network.khala.pallets.uniques.UniquesCall;

/// Which calls users may make: all but those that make and name assets, which governance does, and
/// most of those about items, which are pools' shares.
final class BaseCallFilter implements CallFilter {
  @Override
  public boolean allows(RuntimeCall call) {
    PalletCall inner = call.call();
    if (inner instanceof UniquesCall) {
      return inner instanceof UniquesCall.Freeze
          || inner instanceof UniquesCall.Thaw
          || inner instanceof UniquesCall.SetTeam
          || inner instanceof UniquesCall.SetAcceptOwnership;
    }
    return !(inner instanceof AssetsCall.Create
        || inner instanceof AssetsCall.ForceCreate
        || inner instanceof AssetsCall.SetMetadata
        || inner instanceof AssetsCall.ForceSetMetadata);
  }
}
