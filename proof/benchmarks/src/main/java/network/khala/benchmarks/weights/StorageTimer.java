package network.khala.benchmarks.weights;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import network.khala.benchmarks.Effort;
import network.khala.crypto.Hashing;
import network.khala.node.store.ChainDatabase;
import network.khala.node.store.KeyValueStore.Durability;
import network.khala.node.store.LightData;
import network.khala.node.store.NewBlock;
import network.khala.node.store.Pruning;
import network.khala.node.store.RocksStore;
import network.khala.node.store.StateCommit;
import network.khala.node.store.StateView;
import network.khala.node.store.StoreOptions;
import network.khala.protocol.substrate.StorageKey;
import network.khala.scale.Bytes;
import network.khala.scale.Bytes32;
import network.khala.scale.Codecs;
import network.khala.trie.ChangeSet;
import network.khala.trie.StateVersion;

/// Measures the database on disk: a state of many accounts, read at random, and blocks that change
/// some of them.
final class StorageTimer implements AutoCloseable {
  private static final int ACCOUNTS = 200_000;
  private static final int CHANGES_PER_BLOCK = 5_000;
  private static final int CACHED_NODES = 200_000;
  private static final int VALUE_SIZE = 80;
  private static final Bytes PREFIX = StorageKey.of("System", "Account");

  private final Effort effort;
  private final Path folder;
  private final ChainDatabase database;
  private final Random random = new Random(1);
  private long number = -1;

  StorageTimer(Effort effort) throws IOException {
    this.effort = effort;
    this.folder = Files.createTempDirectory("khala-bench");
    this.database =
        ChainDatabase.open(
            RocksStore.open(folder, StoreOptions.DEFAULT), Pruning.DEFAULT, CACHED_NODES);
    for (int from = 0; from < ACCOUNTS; from += 50_000) {
      ChangeSet.Builder changes = ChangeSet.builder();
      for (int i = from; i < from + 50_000; i++) {
        changes.put(key(i), value());
      }
      append(changes.build());
    }
  }

  Prices measure() {
    double[] writes = new double[effort.runs()];
    for (int i = 0; i < effort.warmups(); i++) {
      write();
    }
    for (int i = 0; i < writes.length; i++) {
      writes[i] = write();
    }
    double[] reads = new double[effort.runs()];
    for (int i = 0; i < effort.warmups(); i++) {
      read();
    }
    for (int i = 0; i < reads.length; i++) {
      reads[i] = read();
    }
    Arrays.sort(reads);
    Arrays.sort(writes);
    return new Prices(reads[reads.length / 2], writes[writes.length / 2]);
  }

  /// A block's changes, from the computation of the root to the disk.
  private double write() {
    ChangeSet.Builder changes = ChangeSet.builder();
    for (int i = 0; i < CHANGES_PER_BLOCK; i++) {
      changes.put(key(random.nextInt(ACCOUNTS)), value());
    }
    long start = ProcessorTime.nanos();
    append(changes.build());
    return (double) (ProcessorTime.nanos() - start) / CHANGES_PER_BLOCK;
  }

  private double read() {
    StateView head = database.states().head();
    Bytes[] keys =
        random
            .ints(CHANGES_PER_BLOCK, 0, ACCOUNTS)
            .mapToObj(i -> Bytes.wrap(key(i)))
            .toArray(Bytes[]::new);
    long start = ProcessorTime.nanos();
    for (Bytes key : keys) {
      Stopwatch.sink = head.get(key);
    }
    return (double) (ProcessorTime.nanos() - start) / keys.length;
  }

  private void append(ChangeSet changes) {
    number++;
    StateCommit state = database.states().prepare(changes, StateVersion.V1);
    Bytes32 hash = Bytes32.wrap(Hashing.blake2b256(Codecs.U64.encode(number)));
    database.append(
        new NewBlock(
            number, hash, Bytes.EMPTY, List.of(), state, LightData.NONE, Optional.of(Bytes.EMPTY)),
        Durability.POWER);
  }

  private byte[] value() {
    byte[] value = new byte[VALUE_SIZE];
    random.nextBytes(value);
    return value;
  }

  private static byte[] key(int account) {
    byte[] id = Hashing.blake2b256(Codecs.U32.encode((long) account));
    return PREFIX.concat(Bytes.wrap(Hashing.blake2b128(id))).concat(Bytes.wrap(id)).toArray();
  }

  @Override
  public void close() throws IOException {
    database.close();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
