package network.khala.pallets.parachain;

import network.khala.frame.Kernel;
import network.khala.frame.Pallet;
import network.khala.frame.storage.StorageValue;
import network.khala.scale.Codec;
import network.khala.scale.Codecs;

/// Pallet `ParachainInfo`. A chain that is no parachain has the number 0, unless its chain spec
/// says otherwise.
public final class ParachainInfoPallet extends Pallet {
  private static final Codec<Long> ID =
      Codecs.newtype("polkadot_parachain_primitives::primitives::Id", Codecs.U32);

  private final StorageValue<Long> parachainId;

  /// The pallet of a chain.
  public ParachainInfoPallet(Kernel kernel, int index) {
    super(kernel, "ParachainInfo", index);
    this.parachainId = items().value("ParachainId", ID, 0L);
  }

  /// The number that registrations must name.
  public long id() {
    return parachainId.get();
  }
}
