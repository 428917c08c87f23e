package network.khala.node.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import network.khala.node.ChildProgram;
import network.khala.node.Node;
import network.khala.node.SampleNode;
import network.khala.node.archive.Replay;
import network.khala.node.store.ChainDatabase;
import network.khala.node.store.MemoryStore;
import network.khala.node.store.Pruning;
import network.khala.node.store.RocksStore;
import network.khala.node.store.StoreLockedException;
import network.khala.node.store.StoreOptions;
import network.khala.protocol.substrate.Hash;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupTest {
  private static final int BLOCKS = 5;
  private static final int KILLS = 6;
  private static final StoreOptions SMALL = new StoreOptions(8L << 20, 1L << 20);

  @TempDir private Path folder;

  private Hash head(int more) throws IOException {
    try (Node node = SampleNode.open(folder.resolve("source"), more)) {
      return node.chain().headHash();
    }
  }

  private Path source() {
    return SampleNode.database(folder.resolve("source"));
  }

  private Backup backup(String name) throws IOException {
    return Backup.create(SampleNode.SPEC, source(), folder.resolve(name));
  }

  @Test
  void restore_ofABackup_replaysToTheSameHeadAndGoesOn() throws IOException {
    Hash head = head(BLOCKS);
    backup("backup");
    head(BLOCKS);

    Backup found = Backup.open(folder.resolve("backup"));
    Path target = folder.resolve("restored").resolve("chains").resolve(SampleNode.SPEC.id());
    found.restore(target);

    assertThat(found.content().head()).isEqualTo(BLOCKS);
    assertThat(found.spec()).isEqualTo(SampleNode.SPEC);
    try (ChainDatabase source = open(target.resolve("db"));
        ChainDatabase fresh = ChainDatabase.open(new MemoryStore(), Pruning.DEFAULT, 1000)) {
      Replay.Report report = Replay.run(found.spec(), source, fresh, _ -> {});
      assertThat(report.mismatch()).isEmpty();
      assertThat(report.headHash()).isEqualTo(head);
      assertThat(report.stateRoot().value()).isEqualTo(found.content().stateRoot());
    }
    try (Node node = SampleNode.open(folder.resolve("restored"), 1)) {
      assertThat(node.chain().head().number()).isEqualTo(BLOCKS + 1);
    }
    assertThat(Backup.open(folder.resolve("backup"))).as("untouched by all that").isEqualTo(found);
  }

  @Test
  void create_whileANodeRuns_isRefusedAndLeavesNothing() throws IOException {
    try (Node node = SampleNode.open(folder.resolve("source"), 1)) {
      assertThat(node.chain().head().number()).isEqualTo(1);
      assertThatThrownBy(() -> backup("backup")).isInstanceOf(StoreLockedException.class);
    }
    assertThat(folder.resolve("backup")).doesNotExist();
  }

  @Test
  void createAndRestore_whereSomethingIs_areRefused() throws IOException {
    head(1);
    Backup backup = backup("backup");

    assertThatThrownBy(() -> backup("backup")).isInstanceOf(FileAlreadyExistsException.class);
    assertThatThrownBy(() -> backup.restore(folder.resolve("source")))
        .isInstanceOf(FileAlreadyExistsException.class);
  }

  @Test
  void open_anythingChangedMissingOrAdded_isRefused() throws IOException {
    head(BLOCKS);
    Path backup = backup("backup").folder();
    for (Path file : files(backup)) {
      byte[] content = Files.readAllBytes(file);
      if (content.length > 0) {
        write(file, flipped(content));
        assertDamaged(backup);
      }
      Files.delete(file);
      assertDamaged(backup);
      write(file, content);
    }
    Path extra = Files.createFile(backup.resolve("db").resolve("extra"));
    assertDamaged(backup);
    Files.delete(extra);
    Backup.open(backup);
  }

  @Test
  void open_listThatLeadsOutOfTheFolder_isRefused() throws IOException {
    head(1);
    Path backup = backup("backup").folder();
    Path list = backup.resolve(BackupContent.FILE);
    Files.writeString(
        list, Files.readString(list).replace("\"chain-spec.json\"", "\"../chain-spec.json\""));

    assertThatThrownBy(() -> Backup.open(backup))
        .isInstanceOf(DamagedBackupException.class)
        .hasMessageContaining("../chain-spec.json");
  }

  /// Makes backups and restores them until it is killed.
  static final class Copier {
    public static void main(String[] arguments) throws IOException {
      Path target = Path.of(arguments[1]);
      for (int i = 0; true; i++) {
        Backup backup =
            Backup.create(SampleNode.SPEC, Path.of(arguments[0]), target.resolve("backup-" + i));
        System.out.println("backup");
        backup.restore(target.resolve("restored-" + i));
        System.out.println("restored");
      }
    }
  }

  @Test
  void kill_whileCopying_leavesWholeCopiesAndTheSource() throws Exception {
    Random random = new Random(7);
    Hash head = head(BLOCKS);
    for (int kill = 0; kill < KILLS; kill++) {
      Path target = Files.createDirectory(folder.resolve("kill-" + kill));
      ChildProgram.runAndKill(
          Copier.class,
          1 + random.nextInt(4),
          random.nextInt(150),
          source().toString(),
          target.toString());

      for (Path copy : children(target)) {
        String name = copy.getFileName().toString();
        if (name.endsWith(".partial")) {
          // What was half done does not stand in the way of the next attempt.
          Path again = target.resolve(name.substring(0, name.length() - ".partial".length()));
          Backup.create(SampleNode.SPEC, source(), again);
          assertThat(copy).doesNotExist();
        } else if (name.startsWith("backup")) {
          assertThat(Backup.open(copy).content().headHash()).isEqualTo(head.value());
        } else {
          try (ChainDatabase restored = open(copy.resolve("db"))) {
            assertThat(restored.head().orElseThrow().hash()).isEqualTo(head.value());
          }
        }
      }
      assertThat(head(0)).as("the source").isEqualTo(head);
    }
  }

  private static ChainDatabase open(Path database) {
    return ChainDatabase.open(RocksStore.open(database, SMALL), Pruning.DEFAULT, 1000);
  }

  private static void assertDamaged(Path backup) {
    assertThatThrownBy(() -> Backup.open(backup)).isInstanceOf(DamagedBackupException.class);
  }

  /// A new file: what lies here may be a link to a file of the database.
  private static void write(Path file, byte[] content) throws IOException {
    Files.deleteIfExists(file);
    Files.write(file, content, StandardOpenOption.CREATE_NEW);
  }

  private static byte[] flipped(byte[] content) {
    byte[] flipped = content.clone();
    flipped[flipped.length / 2] ^= 1;
    return flipped;
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return new ArrayList<>(files.filter(Files::isRegularFile).toList());
    }
  }

  private static List<Path> children(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }
}
