package network.khala.benchmarks.chain;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import network.khala.benchmarks.Effort;
import network.khala.benchmarks.Measurement;
import network.khala.benchmarks.Result;
import network.khala.benchmarks.Result.Point;
import network.khala.node.Node;
import network.khala.node.archive.ArchiveImport;
import network.khala.node.archive.ArchiveReader;
import network.khala.node.archive.ArchiveWriter;
import network.khala.node.chain.Chain;
import network.khala.node.chain.GenesisBlock;
import network.khala.node.signatures.NodeSignatures;
import network.khala.node.spec.ChainSpec;
import network.khala.node.store.ChainDatabase;
import network.khala.node.store.Pruning;
import network.khala.node.store.RocksStore;
import network.khala.node.store.StoreOptions;
import network.khala.pallets.registry.RegistryGenesis;
import network.khala.scale.Bytes;

/// `khala chain export` and `khala chain import` of 100,000 blocks with a transfer in each: written
/// to a file, then executed one after the other, the proof of each verified, into a new database on
/// disk, where each survives a power cut.
///
/// The figures are those of the import, one for each 10,000 blocks; the points have the export
/// beside it.
public final class ArchiveMeasurement implements Measurement {
  private static final int BLOCKS = 100_000;
  private static final int STEP = 10_000;
  private static final int SENDERS = 1000;
  private static final long BLOCK_MILLIS = 3000;
  private static final Instant FIRST = Instant.parse("2025-06-15T15:06:40Z");
  private static final int CACHED_TRIE_NODES = 200_000;
  private static final int BUFFER_BYTES = 1 << 16;

  private long millis = FIRST.toEpochMilli();

  @Override
  public String name() {
    return "chain-archive";
  }

  @Override
  public String description() {
    return "import of 100,000 exported blocks with a transfer in each";
  }

  @Override
  public Result measure(Effort effort) throws IOException {
    Path folder = Files.createTempDirectory("khala-bench");
    try (Senders senders = new Senders(SENDERS);
        TemporaryNode temporary =
            TemporaryNode.recording(
                BLOCK_MILLIS,
                senders.endowments(),
                RegistryGenesis.EMPTY,
                () -> Instant.ofEpochMilli(millis))) {
      Node node = temporary.node();
      record(node, senders);
      Path file = folder.resolve("blocks.bin");
      double[] exported = export(node, file);
      double[] imported = take(node.config().spec(), file, folder.resolve("copy"));
      return Result.of(name(), "blocks/s", 1, imported).along(points(exported, imported));
    } finally {
      TemporaryNode.delete(folder);
    }
  }

  private void record(Node node, Senders senders) {
    for (long nonce = 0; nonce < BLOCKS / SENDERS; nonce++) {
      for (Bytes transfer : senders.transfers(node, nonce)) {
        millis += BLOCK_MILLIS;
        node.submit(transfer, status -> {});
        int included = node.produceBlock().included();
        if (included != 1) {
          throw new IllegalStateException("a block has " + included + " transfers instead of one");
        }
      }
    }
  }

  private static double[] export(Node node, Path file) throws IOException {
    Pace pace = new Pace();
    try (OutputStream stream =
        new BufferedOutputStream(Files.newOutputStream(file), BUFFER_BYTES)) {
      ArchiveWriter.write(node.chain().database(), 1, BLOCKS, stream, pace);
    }
    return pace.perSecond;
  }

  private static double[] take(ChainSpec spec, Path file, Path folder) throws IOException {
    Files.createDirectories(folder);
    Pace pace = new Pace();
    try (InputStream stream = new BufferedInputStream(Files.newInputStream(file), BUFFER_BYTES);
        ChainDatabase database =
            ChainDatabase.open(
                RocksStore.open(folder, StoreOptions.DEFAULT),
                Pruning.DEFAULT,
                CACHED_TRIE_NODES)) {
      GenesisBlock.establish(database, spec);
      Chain chain = new Chain(database, spec.runtime(), NodeSignatures.ofOneBlock());
      long taken =
          new ArchiveImport(chain, spec, InstantSource.system())
              .run(new ArchiveReader(stream), pace);
      if (taken != BLOCKS) {
        throw new IllegalStateException(taken + " blocks were taken instead of " + BLOCKS);
      }
    }
    return pace.perSecond;
  }

  private static List<Point> points(double[] exported, double[] imported) {
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < imported.length; i++) {
      SortedMap<String, Double> figures = new TreeMap<>();
      figures.put("exported/s", exported[i]);
      figures.put("imported/s", imported[i]);
      points.add(new Point((i + 1L) * STEP, figures));
    }
    return points;
  }

  /// Takes the time of each step.
  private static final class Pace implements LongConsumer {
    private final double[] perSecond = new double[BLOCKS / STEP];
    private long since = System.nanoTime();

    @Override
    public void accept(long done) {
      if (done % STEP == 0) {
        long now = System.nanoTime();
        perSecond[(int) (done / STEP) - 1] = STEP * 1e9 / (now - since);
        since = now;
      }
    }
  }
}
