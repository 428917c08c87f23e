package network.khala.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// An enclave program that is not the one on the chain's allow list is refused at registration,
/// however little of it was changed.
@Tag("network")
class ModifiedProgramTest {
  @TempDir private static Path folder;

  @Test
  void program_withAChangedJar_isRefusedAtRegistration() throws IOException, InterruptedException {
    Distribution genuine = Distribution.built();
    Distribution modified = genuine.copy(folder.resolve("modified"));
    change(modified.pruntime());
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

  /// Adds a file to the program's own jar that nothing ever looks at.
  private static void change(Path program) throws IOException {
    Path jar;
    try (Stream<Path> files = Files.walk(program)) {
      jar =
          files
              .filter(file -> file.getFileName().toString().startsWith("khala-pruntime"))
              .findFirst()
              .orElseThrow();
    }
    Path changed = Files.copy(jar, folder.resolve("changed.jar"));
    try (FileSystem archive = FileSystems.newFileSystem(changed)) {
      Files.writeString(archive.getPath("/changed.txt"), "harmless");
    }
    // The old file is a link to the genuine one: it is replaced, not written to.
    Files.delete(jar);
    Files.move(changed, jar);
  }
}
