package network.khala.runtime;

import java.util.Set;
import network.khala.frame.dispatch.RuntimeCall;
import network.khala.pallets.mq.MqCall;
import network.khala.pallets.proxy.ProxyCall;
import network.khala.pallets.proxy.ProxyFilter;
import network.khala.pallets.proxy.ProxyType;
import network.khala.pallets.registry.RegistryCall;
import network.khala.pallets.stakepool.StakePoolCall;
import network.khala.pallets.vesting.VestingCall;

/// Which calls each type of proxy may make: Khala's lists, without the pallets that are not here.
/// Calls inside calls of `Utility` are looked at in their turn.
final class ProxyCalls implements ProxyFilter {
  private static final Set<Integer> NON_TRANSFER =
      Set.of(
          PalletIndex.SYSTEM,
          PalletIndex.TIMESTAMP,
          PalletIndex.UTILITY,
          PalletIndex.MULTISIG,
          PalletIndex.PROXY,
          PalletIndex.SCHEDULER,
          PalletIndex.IDENTITY,
          PalletIndex.COUNCIL,
          PalletIndex.TREASURY,
          PalletIndex.TECHNICAL_COMMITTEE,
          PalletIndex.TECHNICAL_MEMBERSHIP);
  private static final Set<Integer> GOVERNANCE =
      Set.of(
          PalletIndex.UTILITY,
          PalletIndex.COUNCIL,
          PalletIndex.TREASURY,
          PalletIndex.TECHNICAL_COMMITTEE);
  private static final Set<Integer> OF_SEVERAL = Set.of(PalletIndex.UTILITY, PalletIndex.MULTISIG);

  @Override
  public boolean allows(ProxyType type, RuntimeCall call) {
    int pallet = call.palletIndex();
    return switch (type) {
      case ANY -> true;
      case NON_TRANSFER ->
          NON_TRANSFER.contains(pallet)
              || call.call() instanceof VestingCall.Vest
              || call.call() instanceof VestingCall.VestOther;
      case CANCEL_PROXY ->
          OF_SEVERAL.contains(pallet) || call.call() instanceof ProxyCall.RejectAnnouncement;
      case GOVERNANCE -> GOVERNANCE.contains(pallet);
      case COLLATOR -> OF_SEVERAL.contains(pallet);
      case STAKE_POOL_MANAGER -> pallet == PalletIndex.UTILITY || runsPool(call);
    };
  }

  private static boolean runsPool(RuntimeCall call) {
    return switch (call.call()) {
      case StakePoolCall.Create _,
          StakePoolCall.AddWorker _,
          StakePoolCall.RemoveWorker _,
          StakePoolCall.StartComputing _,
          StakePoolCall.StopComputing _,
          StakePoolCall.RestartComputing _,
          StakePoolCall.ReclaimPoolWorker _,
          RegistryCall.RegisterWorker _,
          RegistryCall.RegisterWorkerV2 _,
          MqCall.SyncOffchainMessage _ ->
          true;
      default -> false;
    };
  }
}
