package network.khala.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import tools.jackson.databind.JsonNode;

/// An enclave program that is not the one on the chain's allow list is refused at registration,
/// however little of it was changed.
@Tag("network")
@ResourceLock("network")
class ModifiedProgramTest {
  @TempDir private static Path folder;

  @Test
  void program_withAChangedJar_isRefusedAtRegistration() throws IOException, InterruptedException {
    Distribution genuine = Distribution.built();
    Distribution modified = genuine.withChangedProgram(folder.resolve("modified"));
    try (DevelopmentNode node = DevelopmentNode.start(folder.resolve("node"));
        PolkadotJs client = PolkadotJs.connect(node.url());
        Running first = device(genuine, "first", node);
        Running second = device(modified, "second", node)) {
      JsonNode one = first.awaitEvent("devtee-up");
      JsonNode two = second.awaitEvent("devtee-up");
      String hash = one.path("pruntimeHash").asString();
      assertThat(two.path("pruntimeHash").asString()).hasSameSizeAs(hash).isNotEqualTo(hash);
      first.awaitEvent("pruntime-connected");
      second.awaitEvent("pruntime-connected");
      Khala.run(
              List.of("call", "PhalaRegistry", "add_pruntime", "[\"" + hash + "\"]", "--sudo"),
              List.of("--suri", "//Alice", "--node", node.url(), "--wait", "finalized", "--json"))
          .succeeded();

      String registered;
      try (Running relayer = relayer(one, "//Bob", node)) {
        registered = relayer.awaitEvent("registered").path("key").asString();
      }
      try (Running relayer = relayer(two, "//Charlie", node)) {
        JsonNode error = relayer.awaitEvent("error");
        assertThat(error.path("message").asString()).contains("PRuntimeRejected");
        assertThat(error.path("advice").asString()).isNotEmpty();
      }
      JsonNode workers = client.entries("phalaRegistry.workers");
      assertThat(workers).hasSize(1);
      assertThat(workers.path(0).path("key").path(0).asString()).isEqualTo(registered);
    }
  }

  private static Running device(Distribution program, String name, DevelopmentNode node) {
    return Running.khala(
        Distribution.built(),
        List.of(
            "devtee",
            "--json",
            "--distribution",
            program.pruntime().toString(),
            "--data-dir",
            folder.resolve(name).resolve("data").toString(),
            "--state-dir",
            folder.resolve(name).resolve("state").toString(),
            "--signer",
            folder.resolve("signer.key").toString(),
            "--port",
            String.valueOf(Places.freePort()),
            "--cores",
            "1",
            "--node",
            node.url()));
  }

  private static Running relayer(JsonNode device, String payer, DevelopmentNode node) {
    return Running.khala(
        Distribution.built(),
        List.of(
            "relayer",
            "--json",
            "--node",
            node.url(),
            "--pruntime",
            "http://127.0.0.1:" + device.path("port").asInt(),
            "--suri",
            payer,
            "--attestation-provider",
            "dev"));
  }
}
