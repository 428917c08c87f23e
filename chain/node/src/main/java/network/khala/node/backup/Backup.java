package network.khala.node.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import network.khala.node.spec.ChainSpec;
import network.khala.node.spec.ChainSpecException;
import network.khala.node.spec.ChainSpecJson;
import network.khala.node.store.ChainDatabase;
import network.khala.node.store.ChainHead;
import network.khala.node.store.CorruptStoreException;
import network.khala.node.store.NoChainException;
import network.khala.node.store.Pruning;
import network.khala.node.store.RocksStore;
import network.khala.node.store.StoreOptions;

/// A copy of a node's database in a folder:
///
/// | file | is |
/// | --- | --- |
/// | `backup.json` | [BackupContent]: the chain, its head, every file with its hash |
/// | `chain-spec.json` | the chain's spec |
/// | `db/rocksdb/…` | the database |
///
/// A backup is there as a whole or not at all, and so is what is restored from it.
///
/// @param folder where it lies
/// @param content what it holds
/// @param spec the chain's spec
public record Backup(Path folder, BackupContent content, ChainSpec spec) {
  private static final String SPEC_FILE = "chain-spec.json";
  private static final String DATABASE = "db";
  private static final int CACHED_TRIE_NODES = 1000;

  /// Whether a folder is what an attempt that did not come to its end has left: the next attempt
  /// throws it away, and nobody else should look into it.
  public static boolean isUnfinished(Path folder) {
    return Folders.isUnfinished(folder);
  }

  /// Copies a database that no node uses. Its table files, which never change, are linked where
  /// that is possible: that costs no room and no time.
  ///
  /// @param database the folder of the database
  /// @param target a folder that does not exist yet
  /// @throws network.khala.node.store.StoreException if the database cannot be opened, for one
  ///   because a node uses it
  /// @throws java.nio.file.FileAlreadyExistsException if the target is there already
  public static Backup create(ChainSpec spec, Path database, Path target) throws IOException {
    BackupContent content =
        Folders.make(
            target,
            partial -> {
              BackupContent head = copyDatabase(database, partial.resolve(DATABASE));
              Files.writeString(partial.resolve(SPEC_FILE), ChainSpecJson.format(spec));
              BackupContent whole = head.with(list(partial));
              whole.save(partial);
              return whole;
            });
    return new Backup(target, content, spec);
  }

  private static BackupContent copyDatabase(Path database, Path target) throws IOException {
    if (!Files.isDirectory(database)) {
      throw new NoChainException();
    }
    Files.createDirectories(target);
    RocksStore store = RocksStore.open(database, StoreOptions.DEFAULT);
    try (ChainDatabase chain = ChainDatabase.open(store, Pruning.ARCHIVE, CACHED_TRIE_NODES)) {
      store.checkpoint(target.resolve(RocksStore.FOLDER));
      return describe(chain);
    }
  }

  /// Takes a backup up. Every file is read and compared with its hash. O(bytes).
  ///
  /// @throws DamagedBackupException if anything of it is missing, changed or too much
  public static Backup open(Path folder) throws IOException {
    BackupContent content = BackupContent.load(folder);
    verify(folder, content);
    try {
      return new Backup(folder, content, ChainSpecJson.load(folder.resolve(SPEC_FILE)));
    } catch (ChainSpecException e) {
      throw new DamagedBackupException(SPEC_FILE + ": " + e.getMessage());
    }
  }

  /// Copies it to where a node takes it up: its spec, and the database in `db`. The copies are read
  /// again and opened.
  ///
  /// @param target a folder that does not exist yet
  /// @throws DamagedBackupException if the copies are not what the backup says
  /// @throws java.nio.file.FileAlreadyExistsException if the target is there already
  public void restore(Path target) throws IOException {
    Folders.make(
        target,
        partial -> {
          for (BackupFile file : content.files()) {
            Path copy = partial.resolve(file.path());
            Path parent = copy.getParent();
            if (parent != null) {
              Files.createDirectories(parent);
            }
            Files.copy(folder.resolve(file.path()), copy);
          }
          verify(partial, content);
          requireHead(partial.resolve(DATABASE));
          return content;
        });
  }

  private void requireHead(Path database) {
    BackupContent found;
    try (ChainDatabase chain =
        ChainDatabase.open(
            RocksStore.open(database, StoreOptions.DEFAULT), Pruning.ARCHIVE, CACHED_TRIE_NODES)) {
      found = describe(chain);
    } catch (CorruptStoreException | NoChainException e) {
      throw new DamagedBackupException(String.valueOf(e.getMessage()));
    }
    if (!found.isOfSameChainAs(content)) {
      throw new DamagedBackupException(
          "its database ends at block %d %s, %s says %d %s"
              .formatted(
                  found.head(),
                  found.headHash(),
                  BackupContent.FILE,
                  content.head(),
                  content.headHash()));
    }
  }

  private static void verify(Path folder, BackupContent content) throws IOException {
    SortedSet<String> extra = new TreeSet<>();
    for (Path file : Folders.files(folder)) {
      extra.add(BackupFile.path(folder, file));
    }
    extra.remove(BackupContent.FILE);
    for (BackupFile listed : content.files()) {
      Path file = folder.resolve(listed.path());
      if (!extra.remove(listed.path())) {
        throw new DamagedBackupException(listed.path() + " is missing");
      }
      if (Files.size(file) != listed.bytes()) {
        throw new DamagedBackupException(
            "%s has %d bytes instead of %d"
                .formatted(listed.path(), Files.size(file), listed.bytes()));
      }
      if (!BackupFile.read(folder, file).equals(listed)) {
        throw new DamagedBackupException(listed.path() + " was changed");
      }
    }
    if (!extra.isEmpty()) {
      throw new DamagedBackupException(extra.iterator().next() + " is none of its files");
    }
  }

  private static List<BackupFile> list(Path folder) throws IOException {
    List<BackupFile> files = new ArrayList<>();
    for (Path file : Folders.files(folder)) {
      files.add(BackupFile.read(folder, file));
    }
    return files;
  }

  /// The chain and its head, without any file.
  private static BackupContent describe(ChainDatabase chain) {
    ChainHead head = chain.existingHead();
    return new BackupContent(
        chain.genesisHash().orElseThrow(),
        head.number(),
        head.hash(),
        head.state().hash(),
        head.finalised(),
        List.of());
  }
}
