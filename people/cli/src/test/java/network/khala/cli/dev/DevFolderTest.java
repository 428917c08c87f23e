package network.khala.cli.dev;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import network.khala.cli.CommandFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DevFolderTest {
  @TempDir Path directory;

  @Test
  void hold_folderOfARunningNetwork_isRefused() throws IOException {
    try (DevFolder first = DevFolder.hold(directory)) {
      assertThatThrownBy(() -> DevFolder.hold(first.path()))
          .isInstanceOf(CommandFailure.class)
          .hasMessage("a network runs already in " + first.path());
    }
    DevFolder.hold(directory).close();
  }

  @Test
  void hold_folderThatCannotBeMade_saysWhich() throws IOException {
    Path file = Files.writeString(directory.resolve("file"), "no folder");
    assertThatThrownBy(() -> DevFolder.hold(file.resolve("network")))
        .isInstanceOf(CommandFailure.class)
        .hasMessageContaining(file.resolve("network") + " cannot be written to");
  }

  @Test
  void close_temporaryFolder_leavesNothing() throws IOException {
    DevFolder folder = DevFolder.temporary();
    Path log = folder.log("relayer worker-1");
    Files.createDirectories(log.getParent());
    Files.writeString(log, "a line");
    folder.close();
    assertThat(folder.path()).doesNotExist();
  }

  @Test
  void log_nameOfAChild_isOneFile() throws IOException {
    try (DevFolder folder = DevFolder.hold(directory)) {
      assertThat(folder.log("devtee gatekeeper").getFileName())
          .hasToString("devtee-gatekeeper.log");
    }
  }
}
