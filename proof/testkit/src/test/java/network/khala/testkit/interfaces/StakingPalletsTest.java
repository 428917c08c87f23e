package network.khala.testkit.interfaces;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import network.khala.frame.Pallet;
import network.khala.frame.state.State;
import network.khala.runtime.KhalaRuntime;
import network.khala.runtime.RuntimeConfig;
import network.khala.testkit.BuiltInVectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The table `_pallets` of the staking suite: the interfaces of the staking pallets.
class StakingPalletsTest {
  private static final List<String> NOT_BUILT = List.of("PhalaStakePool");

  /// What this project adds to the tables' interfaces.
  private static final Map<String, String> ADDED =
      Map.of(
          "call set_final_stake_slashing", "9(enabled: bool)",
          "storage FinalStakeSlashing", "Default [] bool",
          "constant MinInitP", "u32");

  @Test
  void interfaces_ofBuiltPallets_areThoseOfTheTable() throws IOException {
    KhalaRuntime runtime = KhalaRuntime.over(State.EMPTY, RuntimeConfig.ofBlockTime(12_000));
    PalletInterface interfaces = new PalletInterface(KhalaRuntime.types().codecs());
    int compared = 0;
    for (JsonNode table : table().get("pallets")) {
      String name = table.get("pallet").asString();
      Optional<Pallet> built =
          runtime.kernel().pallets().stream().filter(one -> one.name().equals(name)).findFirst();
      if (NOT_BUILT.contains(name)) {
        continue;
      }
      assertThat(built).as(name).isPresent();
      Map<String, String> expected = new TreeMap<>(InterfaceTable.of(table));
      if (name.equals("PhalaComputation")) {
        expected.putAll(ADDED);
      }
      assertThat(built.get().index())
          .as(name)
          .isEqualTo(table.get("index").get("khala/rhala").asInt());
      assertThat(interfaces.of(built.get())).as(name).isEqualTo(expected);
      compared++;
    }
    assertThat(compared).isEqualTo(5);
  }

  private static JsonNode table() throws IOException {
    try (BuiltInVectors vectors = BuiltInVectors.open()) {
      return JsonMapper.shared()
          .readTree(Files.readAllBytes(vectors.folder().resolve("staking/_pallets.json")));
    }
  }
}
