package network.khala.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// `khala chain replay|export|import` on what a node left, also on what came to harm.
class ChainOnDiskTest {
  @TempDir private static Path folder;
  private static Path source;
  private static JsonNode transfer;

  /// A chain of some blocks, with a transfer by polkadot.js in it.
  @BeforeAll
  static void makeChain() throws IOException, InterruptedException {
    Client client = JavaScript.install("@polkadot/api", "polkadot-js", "polkadot-js");
    source = folder.resolve("source");
    try (DevelopmentNode node = DevelopmentNode.start(source);
        Running program = client.start("transfer.mjs", node.url())) {
      transfer = program.await("report", object -> object.has("received"));
      assertThat(program.awaitExit(Running.PATIENCE)).isZero();
      assertThat(node.process().terminate()).as("exit code").isEqualTo(130);
    }
  }

  @Test
  void transfer_byPolkadotJs_movesTheAmountAndTheFee() {
    long amount = 1_234_567_890_123L;
    long fee = Long.parseLong(transfer.path("fee").asString());
    assertThat(transfer.path("received").asString()).isEqualTo(String.valueOf(amount));
    assertThat(transfer.path("spent").asString()).isEqualTo(String.valueOf(amount + fee));
    assertThat(Long.parseLong(transfer.path("estimate").asString()))
        .as("estimate, in a block in which the fees' multiplier may have been another")
        .isCloseTo(fee, withinPercentage(0.1));
  }

  @Test
  void exportedChain_importedElsewhere_reachesTheSameRoots()
      throws IOException, InterruptedException {
    Path file = folder.resolve("blocks.bin");
    Path copy = folder.resolve("copy");
    exportTo(file);
    JsonNode imported = importFrom(file, spec(source), copy).succeeded().last();

    JsonNode first = replay(source);
    JsonNode second = replay(copy);
    assertThat(first.path("mismatches")).isEmpty();
    assertThat(second).isEqualTo(first);
    assertThat(imported.path("headHash")).isEqualTo(first.path("headHash"));
    assertThat(first.path("to").asLong()).isPositive();

    try (DevelopmentNode node = DevelopmentNode.start(copy)) {
      assertThat(node.rpc().blockHash(first.path("to").asLong()))
          .isEqualTo(first.path("headHash").asString());
    }
  }

  @Test
  void backup_restoredElsewhere_replaysToTheSameRoots() throws IOException, InterruptedException {
    Path backup = folder.resolve("backup");
    Path copy = folder.resolve("restored");
    JsonNode made =
        khala("backup", "create", backup.toString(), "--base-path", source.toString())
            .succeeded()
            .last();
    assertThat(khala("backup", "verify", backup.toString(), "--replay").succeeded().last())
        .isEqualTo(made);
    khala("backup", "restore", backup.toString(), "--base-path", copy.toString()).succeeded();

    JsonNode replayed = replay(copy);
    assertThat(replayed).isEqualTo(replay(source));
    assertThat(replayed.path("headHash")).isEqualTo(made.path("headHash"));
    try (DevelopmentNode node = DevelopmentNode.start(copy)) {
      assertThat(node.rpc().blockHash(made.path("head").asLong()))
          .isEqualTo(made.path("headHash").asString());
    }
    flip(backup.resolve("chain-spec.json"), 100);
    Khala.Result refused = khala("backup", "verify", backup.toString());
    assertThat(refused.exitCode()).as(refused.errors()).isEqualTo(3);
    assertThat(refused.errors()).startsWith("error: " + backup).contains("chain-spec.json");
  }

  @Test
  void exportedChain_withAFlippedByte_isRefusedWhereItIs()
      throws IOException, InterruptedException {
    Path file = folder.resolve("flipped.bin");
    exportTo(file);
    flip(file, Files.size(file) * 2 / 3);
    Path copy = folder.resolve("refused");
    Khala.Result refused = importFrom(file, spec(source), copy);
    assertThat(refused.exitCode()).as(refused.errors()).isEqualTo(3);
    assertThat(refused.errors()).startsWith("error: " + file).doesNotContain("\tat ");

    JsonNode kept = replay(copy);
    assertThat(kept.path("mismatches")).isEmpty();
    assertThat(kept.path("to").asLong()).isLessThan(replay(source).path("to").asLong());
  }

  @Test
  void exportedChain_ofAnotherSpec_isRefusedAtItsFirstBlock()
      throws IOException, InterruptedException {
    Path file = folder.resolve("other.bin");
    exportTo(file);
    // The same preset, made for another time between blocks.
    Khala.Result refused = importFrom(file, Path.of("dev"), folder.resolve("other"));
    assertThat(refused.exitCode()).as(refused.errors()).isEqualTo(3);
    assertThat(refused.errors()).startsWith("error: " + file + ": block 1: its parent is ");
  }

  @Test
  void exportedChain_cutOff_isRefused() throws IOException, InterruptedException {
    Path file = folder.resolve("cut.bin");
    exportTo(file);
    try (RandomAccessFile cut = new RandomAccessFile(file.toFile(), "rw")) {
      cut.setLength(cut.length() - 7);
    }
    Path copy = folder.resolve("cut");
    Khala.Result refused = importFrom(file, spec(source), copy);
    assertThat(refused.exitCode()).as(refused.errors()).isEqualTo(3);
    assertThat(refused.errors()).startsWith("error: " + file).doesNotContain("\tat ");
  }

  @Test
  void database_withDamagedFiles_isReportedAndNotTaken() throws IOException, InterruptedException {
    Path damaged = folder.resolve("damaged");
    copy(source, damaged);
    damageTables(damaged);
    Running node = DevelopmentNode.launch(damaged, 0, List.of());
    try (node) {
      int code = node.awaitExit(Running.PATIENCE);
      assertThat(code).as(node.story()).isIn(69, 70);
      assertThat(node.errors()).startsWith("error: ").contains(damaged.toString());
      assertThat(node.errors()).doesNotContain("\tat ");
    }
  }

  @Test
  void chainSpec_thatIsDamaged_isReportedWithItsPlace() throws IOException, InterruptedException {
    Path damaged = folder.resolve("damaged-spec");
    copy(source, damaged);
    Path spec = spec(damaged);
    String text = Files.readString(spec);
    Files.writeString(spec, text.substring(0, text.length() / 2));
    try (Running node = DevelopmentNode.launch(damaged, 0, List.of())) {
      assertThat(node.awaitExit(Running.PATIENCE)).as(node.story()).isEqualTo(2);
      assertThat(node.errors()).startsWith("error: " + spec).doesNotContain("\tat ");
    }
  }

  @Test
  void replay_whileTheNodeRuns_tellsWhoHoldsTheDatabase() throws InterruptedException {
    try (DevelopmentNode node = DevelopmentNode.start(folder.resolve("running"))) {
      Khala.Result result = khala("chain", "replay", "--base-path", node.basePath().toString());
      assertThat(result.exitCode()).as(result.errors()).isIn(69, 75);
      assertThat(result.errors()).startsWith("error: ").doesNotContain("\tat ");
      assertThat(node.process().isAlive()).isTrue();
    }
  }

  private static Path spec(Path basePath) throws IOException {
    try (Stream<Path> files = Files.walk(basePath)) {
      return files.filter(file -> file.endsWith("chain-spec.json")).findFirst().orElseThrow();
    }
  }

  private static Khala.Result importFrom(Path file, Path chain, Path basePath)
      throws InterruptedException {
    return khala(
        "chain",
        "import",
        file.toString(),
        "--chain",
        chain.toString(),
        "--base-path",
        basePath.toString());
  }

  private static void exportTo(Path file) throws InterruptedException {
    khala("chain", "export", file.toString(), "--base-path", source.toString()).succeeded();
  }

  private static JsonNode replay(Path basePath) throws InterruptedException {
    return khala("chain", "replay", "--base-path", basePath.toString()).succeeded().last();
  }

  private static Khala.Result khala(String... arguments) throws InterruptedException {
    return Khala.run(
        Stream.concat(Stream.of(arguments), Stream.of("--json")).toArray(String[]::new));
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
  }

  private static void flip(Path file, long position) throws IOException {
    try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw")) {
      open.seek(position);
      int old = open.read();
      open.seek(position);
      open.write(old ^ 0x10);
    }
  }

  /// Overwrites the head of each of the database's tables, and its list of them.
  private static void damageTables(Path basePath) throws IOException {
    try (Stream<Path> files = Files.walk(basePath)) {
      List<Path> targets =
          files.filter(file -> file.toString().matches(".*(\\.sst|MANIFEST-\\d+)")).toList();
      assertThat(targets).isNotEmpty();
      for (Path target : targets) {
        for (long position = 0; position < Math.min(4096, Files.size(target)); position += 16) {
          flip(target, position);
        }
      }
    }
  }
}
