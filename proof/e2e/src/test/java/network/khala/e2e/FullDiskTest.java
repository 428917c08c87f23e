package network.khala.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A node on a disk that fills up, or that cannot be written to.
class FullDiskTest {
  private static final int MEBIBYTES = 400;

  /// The node leaves a quarter of a gibibyte free.
  private static final long BELOW_THE_MARK = 200L << 20;

  @TempDir private Path place;
  private SmallDisk disk;

  @BeforeEach
  void mount() throws InterruptedException {
    disk = SmallDisk.mount(place, MEBIBYTES);
  }

  @AfterEach
  void unmount() throws InterruptedException {
    if (disk != null) {
      disk.unmount();
    }
  }

  @Test
  void disk_fullWhileTheNodeRuns_stopsBlocksUntilThereIsRoomAgain()
      throws IOException, InterruptedException {
    try (DevelopmentNode node = DevelopmentNode.start(disk.folder().resolve("node"))) {
      NodeRpc.FinalBlock before = node.rpc().awaitFinal(1);
      disk.fillUp(BELOW_THE_MARK);
      awaitError(node, "make room");
      NodeRpc.FinalBlock last = node.rpc().finalBlock();
      assertThat(node.rpc().call("system_health").has("peers")).isTrue();
      assertThat(node.process().isAlive()).isTrue();

      disk.makeRoom();
      node.rpc().awaitFinal(last.number() + 1);
      node.restart();
      for (NodeRpc.FinalBlock block : List.of(before, last)) {
        assertThat(node.rpc().blockHash(block.number())).isEqualTo(block.hash());
      }
      node.rpc().awaitFinal(last.number() + 2);
    }
  }

  @Test
  void disk_fullAtTheStart_isNamedWithWhatToDo() throws IOException, InterruptedException {
    disk.fillUp(BELOW_THE_MARK);
    expectFailure("make room");
  }

  @Test
  void disk_readOnly_isNamedWithWhatToDo() throws IOException, InterruptedException {
    try (DevelopmentNode node = DevelopmentNode.start(disk.folder().resolve("node"))) {
      assertThat(node.process().terminate()).isEqualTo(130);
    }
    disk.makeReadOnly();
    expectFailure("check");
  }

  private void expectFailure(String advice) throws InterruptedException {
    try (Running node = DevelopmentNode.launch(disk.folder().resolve("node"), 0, List.of())) {
      assertThat(node.awaitExit(Running.PATIENCE)).as(node.story()).isIn(69, 75);
      assertThat(node.errors())
          .startsWith("error: ")
          .contains(disk.folder().toString(), advice)
          .doesNotContain("\tat ");
    }
  }

  private static void awaitError(DevelopmentNode node, String text) throws InterruptedException {
    long deadline = System.nanoTime() + Running.PATIENCE.toNanos();
    while (!node.process().errors().contains(text)) {
      assertThat(System.nanoTime()).as(node.process().story()).isLessThan(deadline);
      Thread.sleep(100);
    }
  }
}
