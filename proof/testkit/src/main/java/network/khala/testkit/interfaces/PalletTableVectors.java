package network.khala.testkit.interfaces;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import network.khala.frame.Pallet;
import network.khala.frame.state.State;
import network.khala.pallets.system.RuntimeVersion.ApiVersion;
import network.khala.runtime.KhalaRuntime;
import network.khala.runtime.RuntimeConfig;
import network.khala.scale.Bytes;
import network.khala.testkit.VectorFile;
import network.khala.testkit.VectorReport;
import network.khala.testkit.VectorSuite;
import tools.jackson.databind.JsonNode;

/// `chain/standard-pallets` and `registry/pallets`: what a built pallet has must be as the table
/// says; what it does not have is unsupported, unless newer runtimes do not have it either: then
/// its number must be free.
public final class PalletTableVectors implements VectorSuite {
  /// One table names the type of a parachain's number, the other what it is made of.
  private static final String PARACHAIN_ID = "Default [] Id";

  private static final String PARACHAIN_NUMBER = "Default [] u32";

  @Override
  public boolean accepts(VectorFile file) {
    return (file.suite().equals("chain") && file.name().equals("standard-pallets"))
        || (file.suite().equals("registry") && file.name().equals("pallets"));
  }

  @Override
  public void run(VectorFile file, VectorReport report) {
    KhalaRuntime runtime = KhalaRuntime.over(State.EMPTY, RuntimeConfig.ofBlockTime(12_000));
    PalletInterface interfaces = new PalletInterface(KhalaRuntime.types().codecs());
    JsonNode api = file.content().path("mqRuntimeApi");
    if (api.isObject()) {
      report.run(api.get("name").asString(), 0, () -> runtimeApi(api, runtime, report));
    }
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
    report.expectEqual(name, 0, "index", index(table.get("index")), built.get().index());
    Map<String, String> actual = interfaces.of(built.get());
    Set<String> removed = InterfaceTable.removedLater(table);
    int step = 1;
    for (Map.Entry<String, String> item : InterfaceTable.of(table).entrySet()) {
      String found = actual.get(item.getKey());
      if (found == null && removed.contains(item.getKey())) {
        report.expectEqual(
            name, step++, item.getKey(), Optional.empty(), atNumberOf(item.getValue(), actual));
      } else if (found == null) {
        report.unsupported(name, step++, item.getKey());
      } else {
        String same = found.equals(PARACHAIN_ID) ? PARACHAIN_NUMBER : found;
        boolean byNumber = item.getValue().equals(PARACHAIN_NUMBER);
        report.expectEqual(name, step++, item.getKey(), item.getValue(), byNumber ? same : found);
      }
    }
  }

  /// What took the number of a call that is not there any more: it must stay free.
  private static Optional<String> atNumberOf(String call, Map<String, String> actual) {
    String number = call.substring(0, call.indexOf('(') + 1);
    return actual.entrySet().stream()
        .filter(item -> item.getKey().startsWith("call ") && item.getValue().startsWith(number))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /// The number. Where networks differ, that of Khala and its test network Rhala, which has pallets
  /// in places that Khala keeps free; or the one that all parachains have.
  private static int index(JsonNode index) {
    if (index.isNumber()) {
      return index.asInt();
    }
    return Stream.of("rhala", "parachains")
        .flatMap(name -> index.propertyNames().stream().filter(one -> one.contains(name)))
        .findFirst()
        .map(network -> index.get(network).asInt())
        .orElseThrow(() -> new IllegalArgumentException("no number of a parachain: " + index));
  }

  /// A runtime API with its one method, as `RuntimeVersion` lists it.
  private static void runtimeApi(JsonNode api, KhalaRuntime runtime, VectorReport report) {
    String name = api.get("name").asString();
    Bytes id = Bytes.fromHex(api.get("id").asString());
    List<Long> versions =
        runtime.system().config().version().apis().stream()
            .filter(listed -> listed.id().equals(id))
            .map(ApiVersion::version)
            .toList();
    report.expectEqual(name, 0, "version", List.of(api.get("version").asLong()), versions);
  }
}
