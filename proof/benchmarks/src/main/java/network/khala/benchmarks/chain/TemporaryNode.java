package network.khala.benchmarks.chain;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;
import network.khala.engines.BlockSchedule;
import network.khala.finality.FinalityAnchor;
import network.khala.node.Node;
import network.khala.node.NodeConfig;
import network.khala.node.pool.PoolLimits;
import network.khala.node.spec.ChainSpec;
import network.khala.node.spec.ChainType;
import network.khala.node.spec.Presets;
import network.khala.node.store.Pruning;
import network.khala.node.store.StoreOptions;
import network.khala.pallets.registry.RegistryGenesis;
import network.khala.protocol.contract.SystemContract;
import network.khala.protocol.substrate.AccountId;
import network.khala.runtime.Genesis;
import network.khala.runtime.GenesisConfig;
import network.khala.runtime.GovernanceGenesis;
import network.khala.runtime.RuntimeConfig;
import network.khala.runtime.StakingGenesis;

/// A node on a new chain in a folder that goes with it. It is set up as `khala node` sets it up.
public final class TemporaryNode implements AutoCloseable {
  private static final String NAME = "khala-bench";

  /// Files that stay in memory, where the system has such a place: a chain that is recorded waits
  /// for the disk twice a block, and nothing of that is measured.
  private static final Path MEMORY = Path.of("/dev/shm");

  private final Path folder;
  private final Node node;

  private TemporaryNode(Path folder, Node node) {
    this.folder = folder;
    this.node = node;
  }

  /// Opens a node that makes no blocks yet.
  ///
  /// @param blockMillis the chain's block time, by which it weighs what fits into a block
  /// @param endowments the accounts that the chain begins with
  ///
  /// @throws IOException if its folder cannot be made
  public static TemporaryNode open(
      long blockMillis, BlockSchedule schedule, SortedMap<AccountId, BigInteger> endowments)
      throws IOException {
    return open(
        spec(blockMillis, endowments, RegistryGenesis.EMPTY),
        schedule,
        InstantSource.system(),
        Files.createTempDirectory(NAME));
  }

  /// Opens a node for a chain whose time is not the machine's and that begins with workers.
  static TemporaryNode recording(
      long blockMillis,
      SortedMap<AccountId, BigInteger> endowments,
      RegistryGenesis workers,
      InstantSource clock)
      throws IOException {
    return open(
        spec(blockMillis, endowments, workers),
        new BlockSchedule.Instant(),
        clock,
        Files.isWritable(MEMORY)
            ? Files.createTempDirectory(MEMORY, NAME)
            : Files.createTempDirectory(NAME));
  }

  private static TemporaryNode open(
      ChainSpec spec, BlockSchedule schedule, InstantSource clock, Path folder) throws IOException {
    NodeConfig config =
        new NodeConfig(
            spec, folder, Pruning.DEFAULT, StoreOptions.DEFAULT, PoolLimits.DEFAULT, schedule);
    return new TemporaryNode(folder, Node.open(config, Presets.authority(), clock));
  }

  private static ChainSpec spec(
      long blockMillis, SortedMap<AccountId, BigInteger> endowments, RegistryGenesis workers) {
    RuntimeConfig runtime = RuntimeConfig.ofBlockTime(blockMillis);
    GenesisConfig genesis =
        new GenesisConfig(
            endowments,
            Optional.empty(),
            new FinalityAnchor.Sealed(Presets.authority().publicKey()),
            Optional.empty(),
            workers,
            StakingGenesis.network(blockMillis),
            GovernanceGenesis.NOBODY,
            SystemContract.BUILT_IN_CODE);
    return new ChainSpec(
        "Khala Benchmark",
        "khala_bench",
        ChainType.LOCAL,
        runtime,
        Genesis.build(runtime, genesis));
  }

  /// The node.
  public Node node() {
    return node;
  }

  /// The bytes that the database takes on disk.
  long storedBytes() throws IOException {
    long sum = 0;
    for (Path file : files()) {
      // RocksDB deletes files at any time.
      sum += file.toFile().length();
    }
    return sum;
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).toList();
    }
  }

  @Override
  public void close() throws IOException {
    node.close();
    delete(folder);
  }

  /// Deletes a folder and what is in it.
  static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
