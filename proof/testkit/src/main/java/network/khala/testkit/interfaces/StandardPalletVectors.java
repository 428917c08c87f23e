package network.khala.testkit.interfaces;

import java.util.Map;
import java.util.Optional;
import network.khala.frame.Pallet;
import network.khala.frame.state.State;
import network.khala.runtime.KhalaRuntime;
import network.khala.runtime.RuntimeConfig;
import network.khala.testkit.VectorFile;
import network.khala.testkit.VectorReport;
import network.khala.testkit.VectorSuite;
import tools.jackson.databind.JsonNode;

/// `chain/standard-pallets`: what a built pallet has must be as the table says; what it does not
/// have is unsupported.
public final class StandardPalletVectors implements VectorSuite {
  @Override
  public boolean accepts(VectorFile file) {
    return file.suite().equals("chain") && file.name().equals("standard-pallets");
  }

  @Override
  public void run(VectorFile file, VectorReport report) {
    KhalaRuntime runtime = KhalaRuntime.over(State.EMPTY, RuntimeConfig.ofBlockTime(12_000));
    PalletInterface interfaces = new PalletInterface(KhalaRuntime.types().codecs());
    for (JsonNode table : file.content().get("pallets")) {
      String name = table.get("pallet").asString();
      report.run(name, 0, () -> run(name, table, runtime, interfaces, report));
    }
  }

  private static void run(
      String name,
      JsonNode table,
      KhalaRuntime runtime,
      PalletInterface interfaces,
      VectorReport report) {
    Optional<Pallet> built =
        runtime.kernel().pallets().stream().filter(one -> one.name().equals(name)).findFirst();
    if (built.isEmpty()) {
      report.unsupported(name, 0, name);
      return;
    }
    report.expectEqual(name, 0, "index", table.get("index").asInt(), built.get().index());
    Map<String, String> actual = interfaces.of(built.get());
    int step = 1;
    for (Map.Entry<String, String> item : InterfaceTable.of(table).entrySet()) {
      String found = actual.get(item.getKey());
      if (found == null) {
        report.unsupported(name, step++, item.getKey());
      } else {
        report.expectEqual(name, step++, item.getKey(), item.getValue(), found);
      }
    }
  }
}
