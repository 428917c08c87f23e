package network.khala.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// A worker moves to a newer pRuntime and stays who it is.
@Tag("network")
final class HandoverTest {
  @TempDir private Path folder;

  @Test
  void identity_isHandedToANewerProgramAndToNoOther() throws Exception {
    Distribution former = Distribution.built();
    Distribution newer = former.withChangedProgram(folder.resolve("newer"));
    try (DevelopmentNode node = DevelopmentNode.start(folder.resolve("node"));
        Running old = device(former, "old", node)) {
      JsonNode first = old.awaitEvent("devtee-up");
      old.awaitEvent("pruntime-connected");
      admit(first, node);
      handOver(node, old, first, newer);
    }
  }

  private void handOver(DevelopmentNode node, Running old, JsonNode first, Distribution newer)
      throws InterruptedException {
    try (Running young = device(newer, "young", node)) {
      JsonNode second = young.awaitEvent("devtee-up");
      young.awaitEvent("pruntime-connected");
      String key;
      try (Running relayer = relayer(first, node, "--next-pruntime", url(second))) {
        key = relayer.awaitEvent("registered").path("key").asString();
        JsonNode refused =
            relayer.await(
                "refusal",
                object -> object.path("message").asString("").contains("not allowed on chain"));
        assertThat(refused.path("message").asString()).contains("the identity stays where it is");
        assertThat(refused.path("advice").asString())
            .isEqualTo("have its measurement added on chain");

        admit(second, node);
        JsonNode done = relayer.awaitEvent("handed-over");
        assertThat(done.path("key").asString()).isEqualTo(key);
        assertThat(done.path("next").asString()).isEqualTo(url(second));
        assertThat(relayer.awaitExit(Running.PATIENCE)).isZero();
      }
      old.terminate();
      try (Running relayer = relayer(second, node, "--register")) {
        JsonNode registered = relayer.awaitEvent("registered");
        assertThat(registered.path("key").asString()).isEqualTo(key);
      }
    }
  }

  private static void admit(JsonNode device, DevelopmentNode node) throws InterruptedException {
    String hash = device.path("pruntimeHash").asString();
    Khala.run(
            List.of("call", "PhalaRegistry", "add_pruntime", "[\"" + hash + "\"]", "--sudo"),
            List.of("--suri", "//Alice", "--node", node.url(), "--wait", "finalized", "--json"))
        .succeeded();
  }

  private static String url(JsonNode device) {
    return "http://127.0.0.1:" + device.path("port").asInt();
  }

  /// Both programs are on one machine: one device, one signer.
  private Running device(Distribution program, String name, DevelopmentNode node) {
    return Running.khala(
        Distribution.built(),
        List.of(
            "devtee",
            "--json",
            "--distribution",
            program.pruntime().toString(),
            "--data-dir",
            folder.resolve(name).toString(),
            "--state-dir",
            folder.resolve("machine").toString(),
            "--port",
            String.valueOf(Places.freePort()),
            "--cores",
            "1",
            "--node",
            node.url()));
  }

  private static Running relayer(JsonNode device, DevelopmentNode node, String... options) {
    List<String> arguments = new ArrayList<>(List.of("relayer", "--json", "--node", node.url()));
    arguments.addAll(List.of("--pruntime", url(device), "--suri", "//Bob"));
    arguments.addAll(List.of("--attestation-provider", "dev"));
    arguments.addAll(List.of(options));
    return Running.khala(Distribution.built(), arguments);
  }
}
