package network.khala.cli.node;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import network.khala.cli.Session;
import network.khala.node.store.ChainDatabase;
import network.khala.node.store.Pruning;
import network.khala.node.store.RocksStore;
import network.khala.node.store.StoreOptions;
import picocli.CommandLine.Option;

/// Where the data of a node lies.
final class BasePathOption {
  private static final int CACHED_TRIE_NODES = 200_000;

  @Option(
      names = "--base-path",
      paramLabel = "DIR",
      description = "The folder of the data; default: khala in this user's data folder.")
  Path path;

  BasePathOption(Session session) {
    this.path = DataFolder.of(session.environment());
  }

  /// The chain that is there.
  ChainFolder existing() throws IOException {
    return ChainFolder.existing(path);
  }

  /// Opens a database on disk; one that is not there is made.
  ///
  /// @throws network.khala.node.store.StoreException if it cannot be opened, for one because a node
  ///   uses it
  static ChainDatabase open(Path folder, Pruning pruning) throws IOException {
    Files.createDirectories(folder);
    return ChainDatabase.open(
        RocksStore.open(folder, StoreOptions.DEFAULT), pruning, CACHED_TRIE_NODES);
  }
}
