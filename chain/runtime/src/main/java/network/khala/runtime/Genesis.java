package network.khala.runtime;

import java.util.SortedMap;
import java.util.TreeMap;
import network.khala.finality.FinalityAnchor;
import network.khala.frame.Pallet;
import network.khala.frame.state.OverlayState;
import network.khala.frame.state.State;
import network.khala.frame.storage.StoragePrefix;
import network.khala.protocol.light.LightKeys;
import network.khala.protocol.light.MessageAccumulator;
import network.khala.scale.Bytes;
import network.khala.scale.Codecs;

/// Makes the state of block 0.
public final class Genesis {
  private Genesis() {}

  /// Every entry of the genesis state.
  public static SortedMap<Bytes, Bytes> build(RuntimeConfig config, GenesisConfig genesis) {
    KhalaRuntime runtime = KhalaRuntime.over(State.EMPTY, config);
    OverlayState state = runtime.state();
    runtime.system().initGenesis(RuntimeMetadata.identity(config).toBytes());
    runtime.fees().initGenesis();
    genesis.endowments().forEach(runtime.balances()::endow);
    runtime.registry().initGenesis(genesis.registry());
    if (!genesis.systemCode().isEmpty()) {
      runtime.phatContracts().initGenesis(genesis.systemCode());
    }
    genesis.sudo().ifPresent(runtime.sudo()::initGenesis);
    runtime.initStaking(genesis.staking());
    runtime.governance().initGenesis(genesis.governance());
    for (Pallet pallet : runtime.kernel().pallets()) {
      if (pallet.storageVersion() > 0) {
        state.put(
            StoragePrefix.versionOf(pallet.name()), Codecs.U16.encode(pallet.storageVersion()));
      }
    }
    state.put(LightKeys.FINALITY_ANCHOR, FinalityAnchor.CODEC.encode(genesis.anchor()));
    state.put(LightKeys.MESSAGE_ACCUMULATOR, MessageAccumulator.GENESIS.value().toArray());
    genesis
        .developmentRoot()
        .ifPresent(root -> state.put(LightKeys.DEVELOPMENT_ROOT, root.toArray()));
    return entries(state);
  }

  private static SortedMap<Bytes, Bytes> entries(OverlayState state) {
    SortedMap<Bytes, Bytes> entries = new TreeMap<>();
    state
        .changes()
        .forEach(
            (key, value) -> {
              if (value != null) {
                entries.put(key, Bytes.wrap(value));
              }
            });
    return entries;
  }
}
