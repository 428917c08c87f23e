package network.khala.benchmarks.weights;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import network.khala.frame.Pallet;
import network.khala.frame.dispatch.PalletCall;
import network.khala.frame.state.State;
import network.khala.runtime.KhalaRuntime;
import network.khala.runtime.RuntimeConfig;
import network.khala.scale.ScaleName;

/// All calls as they are measured, in the order of the table.
final class Cases {
  static final List<CallCase> ALL =
      Stream.of(
              SystemCases.system(),
              SystemCases.timestamp(),
              SystemCases.utility(),
              AccountCases.multisig(),
              AccountCases.proxy(),
              AccountCases.vesting(),
              TaskCases.scheduler(),
              TaskCases.preimage(),
              SystemCases.balances(),
              TaskCases.identities(),
              TaskCases.judgements(),
              GovernanceCases.collectives(),
              GovernanceCases.treasury(),
              GovernanceCases.membership(),
              SystemCases.sudo(),
              MessageCases.messages(),
              RegistryCases.workers(),
              RegistryCases.governance(),
              SessionCases.computation(),
              AssetCases.administration(),
              AssetCases.holders(),
              PhatCases.contracts(),
              PhatCases.tokenomic(),
              PoolCases.owners(),
              PoolCases.stakes(),
              VaultCases.all(),
              SessionCases.wrapped(),
              SessionCases.basePool(),
              UniquesCases.collections(),
              UniquesCases.items(),
              UniquesCases.descriptions(),
              MessageCases.tokens())
          .flatMap(List::stream)
          .toList();

  private Cases() {}

  /// The names of all calls of the runtime: `Pallet.call`.
  static SortedSet<String> callsOfRuntime() {
    SortedSet<String> names = new TreeSet<>();
    KhalaRuntime runtime = KhalaRuntime.over(State.EMPTY, RuntimeConfig.ofBlockTime(3000));
    for (Pallet pallet : runtime.kernel().pallets()) {
      pallet.callType().ifPresent(type -> addCalls(pallet.name(), type, names));
    }
    return names;
  }

  private static void addCalls(
      String pallet, Class<? extends PalletCall> type, SortedSet<String> names) {
    for (Class<?> call : type.getPermittedSubclasses()) {
      ScaleName name = call.getAnnotation(ScaleName.class);
      names.add(pallet + "." + (name == null ? call.getSimpleName() : name.value()));
    }
  }
}
