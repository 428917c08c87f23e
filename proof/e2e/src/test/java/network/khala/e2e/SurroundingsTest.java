package network.khala.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A node in a place where it cannot work says what is in its way, and ends.
class SurroundingsTest {
  @TempDir private Path folder;

  @Test
  void port_thatIsTaken_isNamed() throws InterruptedException {
    try (DevelopmentNode node = DevelopmentNode.start(folder.resolve("first"))) {
      Running second = DevelopmentNode.launch(folder.resolve("second"), node.port(), List.of());
      expectFailure(second, 69, "port " + node.port(), "--rpc-port");
      assertThat(node.process().isAlive()).isTrue();
    }
  }

  @Test
  void basePath_thatAnotherNodeUses_isNamed() throws InterruptedException {
    try (DevelopmentNode node = DevelopmentNode.start(folder.resolve("one"))) {
      Running second = DevelopmentNode.launch(node.basePath(), 0, List.of());
      expectFailure(second, 69, node.basePath().toString(), String.valueOf(node.process().pid()));
      assertThat(node.process().isAlive()).isTrue();
    }
  }

  @Test
  void basePath_thatIsAFile_isNamed() throws IOException, InterruptedException {
    Path file = Files.createFile(folder.resolve("file"));
    expectFailure(DevelopmentNode.launch(file, 0, List.of()), 69, file.toString());
  }

  @Test
  void basePath_thatCannotBeWrittenTo_isNamed() throws InterruptedException {
    // Nobody, not even root, makes folders there.
    Path place = Path.of("/proc/khala");
    expectFailure(DevelopmentNode.launch(place, 0, List.of()), 69, place.toString());
  }

  @Test
  void basePath_ofAnotherChain_isNotTouched() throws InterruptedException {
    try (DevelopmentNode node = DevelopmentNode.start(folder.resolve("dev"))) {
      node.process().terminate();
    }
    Khala.Result local =
        Khala.run("chain", "import", "/dev/null", "--chain", "local", "--base-path", path("dev"));
    assertThat(local.exitCode()).as(local.errors()).isNotZero();
    assertThat(local.errors()).startsWith("error: ").doesNotContain("\tat ");
  }

  @Test
  void node_askedToStop_stopsWithinFiveSeconds() throws InterruptedException {
    try (DevelopmentNode node = DevelopmentNode.start(folder.resolve("stopped"))) {
      assertThat(node.process().terminate()).isEqualTo(130);
    }
  }

  private String path(String name) {
    return folder.resolve(name).toString();
  }

  private static void expectFailure(Running process, int code, String... named)
      throws InterruptedException {
    try (process) {
      assertThat(process.awaitExit(Running.PATIENCE)).as(process.story()).isEqualTo(code);
      assertThat(process.errors()).startsWith("error: ").contains(named).doesNotContain("\tat ");
    }
  }
}
