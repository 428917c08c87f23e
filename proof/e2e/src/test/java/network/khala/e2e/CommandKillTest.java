package network.khala.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Commands on a stored chain that are killed at any moment: what they leave is whole or is not
/// there, and the same command succeeds afterwards.
class CommandKillTest {
  /// Enough that an import runs for a while.
  private static final int BLOCKS = 300;

  @TempDir private static Path folder;
  private static Path source;
  private static Path archive;
  private static JsonNode chain;

  @BeforeAll
  static void makeChain() throws IOException, InterruptedException {
    source = folder.resolve("source");
    try (DevelopmentNode node = DevelopmentNode.start(source, "--block-time", "instant")) {
      node.rpc()
          .post(
              """
              {"jsonrpc":"2.0","id":1,"method":"dev_newBlock","params":[{"count":%d}]}\
              """
                  .formatted(BLOCKS));
      node.rpc().awaitFinal(BLOCKS);
      assertThat(node.process().terminate()).as("exit code").isEqualTo(130);
    }
    chain = replay(source).succeeded().last();
    archive = folder.resolve("blocks.bin");
    khala(export(archive)).succeeded();
  }

  @Test
  void export_killedAtRandomMoments_leavesAWholeFileOrNone()
      throws IOException, InterruptedException {
    long whole = timed(export(folder.resolve("timed.bin")));
    Rounds rounds = new Rounds("chain export");
    for (int round = 1; round <= rounds.count(); round++) {
      Path file = folder.resolve("export-" + round);
      kill(export(file), rounds, whole);
      if (!Files.exists(file)) {
        khala(export(file)).succeeded();
      }
      assertThat(Files.mismatch(file, archive)).as("round %d", round).isNegative();
      assertThat(leftUnfinished()).isEmpty();
    }
  }

  @Test
  void backup_killedAtRandomMoments_leavesAWholeOneOrNone()
      throws IOException, InterruptedException {
    long whole = timed(create(folder.resolve("timed")));
    Rounds rounds = new Rounds("backup create");
    for (int round = 1; round <= rounds.count(); round++) {
      Path backup = folder.resolve("backup-" + round);
      kill(create(backup), rounds, whole);
      if (!Files.exists(backup)) {
        khala(create(backup)).succeeded();
      }
      assertSameHead(khala(List.of("backup", "verify", backup.toString())));
      assertThat(leftUnfinished()).isEmpty();
    }
    assertThat(replay(source).succeeded().last()).as("the source").isEqualTo(chain);
  }

  @Test
  void restore_killedAtRandomMoments_leavesAWholeChainOrNone()
      throws IOException, InterruptedException {
    Path backup = folder.resolve("for-restore");
    khala(create(backup)).succeeded();
    long whole = timed(restore(backup, folder.resolve("restored-timed")));
    Rounds rounds = new Rounds("backup restore");
    for (int round = 1; round <= rounds.count(); round++) {
      Path copy = folder.resolve("restored-" + round);
      kill(restore(backup, copy), rounds, whole);
      Khala.Result replayed = replay(copy);
      if (replayed.exitCode() != 0) {
        assertHoldsNoChain(replayed);
        khala(restore(backup, copy)).succeeded();
        replayed = replay(copy);
      }
      assertThat(replayed.succeeded().last()).as("round %d", round).isEqualTo(chain);
    }
  }

  @Test
  void import_killedAtRandomMoments_keepsWhatItTookAndGoesOn()
      throws IOException, InterruptedException {
    long whole = timed(importTo(folder.resolve("imported-timed")));
    Path copy = folder.resolve("imported");
    Rounds rounds = new Rounds("chain import");
    long kept = 0;
    for (int round = 1; round <= rounds.count(); round++) {
      kill(importTo(copy), rounds, whole);
      Khala.Result replayed = replay(copy);
      if (replayed.exitCode() != 0) {
        assertThat(kept).as("round %d", round).isZero();
        assertHoldsNoChain(replayed);
      } else {
        assertThat(replayed.last().path("mismatches")).isEmpty();
        assertThat(replayed.last().path("to").asLong()).isGreaterThanOrEqualTo(kept);
        kept = replayed.last().path("to").asLong();
      }
    }
    assertSameHead(khala(importTo(copy)));
    assertThat(replay(copy).succeeded().last()).isEqualTo(chain);
  }

  private static List<String> export(Path file) {
    return List.of("chain", "export", file.toString(), "--base-path", source.toString());
  }

  private static List<String> create(Path backup) {
    return List.of("backup", "create", backup.toString(), "--base-path", source.toString());
  }

  private static List<String> restore(Path backup, Path basePath) {
    return List.of("backup", "restore", backup.toString(), "--base-path", basePath.toString());
  }

  private static List<String> importTo(Path basePath) throws InterruptedException {
    return List.of(
        "chain",
        "import",
        archive.toString(),
        "--chain",
        source.resolve("chains/khala_dev/chain-spec.json").toString(),
        "--base-path",
        basePath.toString());
  }

  private static Khala.Result replay(Path basePath) throws InterruptedException {
    return khala(List.of("chain", "replay", "--base-path", basePath.toString()));
  }

  private static Khala.Result khala(List<String> arguments) throws InterruptedException {
    return Khala.run(arguments, List.of("--json"));
  }

  /// Runs a command to its end.
  ///
  /// @return the milliseconds that it took
  private static long timed(List<String> arguments) throws InterruptedException {
    long begin = System.nanoTime();
    khala(arguments).succeeded();
    return (System.nanoTime() - begin) / 1_000_000;
  }

  /// Starts a command and kills it at any moment of its life, or just after. Its first part is left
  /// alone: that is the virtual machine's.
  private static void kill(List<String> arguments, Rounds rounds, long wholeMillis)
      throws InterruptedException {
    try (Running running = Running.khala(Distribution.built(), arguments)) {
      long quiet = wholeMillis / 3;
      Thread.sleep(quiet);
      long millis = quiet + rounds.pause((int) (wholeMillis * 3 / 4));
      System.out.printf("SIGKILL after %d of %d ms%n", millis, wholeMillis);
      running.kill();
    }
  }

  private static void assertHoldsNoChain(Khala.Result result) {
    assertThat(result.exitCode()).as(result.errors()).isEqualTo(69);
    assertThat(result.errors()).contains("holds no chain").doesNotContain("\tat ");
  }

  private static void assertSameHead(Khala.Result result) {
    assertThat(result.succeeded().last().path("headHash")).isEqualTo(chain.path("headHash"));
  }

  private static List<Path> leftUnfinished() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".partial")).toList();
    }
  }
}
