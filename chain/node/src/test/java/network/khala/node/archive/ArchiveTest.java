package network.khala.node.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongConsumer;
import network.khala.node.ChildProgram;
import network.khala.node.Node;
import network.khala.node.SampleNode;
import network.khala.node.chain.BlockRefusedException;
import network.khala.node.chain.Chain;
import network.khala.node.chain.GenesisBlock;
import network.khala.node.signatures.NodeSignatures;
import network.khala.node.spec.ChainSpec;
import network.khala.node.spec.Presets;
import network.khala.node.store.ChainDatabase;
import network.khala.node.store.MemoryStore;
import network.khala.node.store.Pruning;
import network.khala.node.store.RocksStore;
import network.khala.node.store.StoreOptions;
import network.khala.protocol.substrate.Hash;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveTest {
  private static final ChainSpec SPEC = SampleNode.SPEC;
  private static final int BLOCKS = 5;
  private static final int MANY_BLOCKS = 60;

  @TempDir private Path folder;

  @Test
  void export_imported_givesTheSameChain() throws IOException {
    try (Node node = node();
        ChainDatabase copy = empty()) {
      byte[] archive = export(node, 1, BLOCKS);
      Chain chain = chain(copy, SPEC);
      assertThat(run(chain, archive)).isEqualTo(BLOCKS);
      assertThat(chain.headHash()).isEqualTo(node.chain().headHash());
      assertThat(chain.finalised()).isEqualTo(BLOCKS);
      assertThat(run(chain, archive)).as("again").isZero();
    }
  }

  @Test
  void import_otherwiseSealed_isRefusedAndKeepsWhatCameBefore() throws IOException {
    try (Node node = node();
        ChainDatabase copy = empty()) {
      byte[] archive = export(node, 1, 2);
      archive[archive.length - 1] ^= 1;
      Chain chain = chain(copy, SPEC);
      assertThatThrownBy(() -> run(chain, archive))
          .isInstanceOf(BlockRefusedException.class)
          .hasMessageContaining("block 2: its finality proof does not hold");
      assertThat(chain.head().number()).isEqualTo(1);
    }
  }

  @Test
  void import_ofAnotherChain_namesTheParent() throws IOException {
    try (Node node = node();
        ChainDatabase copy = empty()) {
      byte[] archive = export(node, 1, 1);
      Chain chain = chain(copy, Presets.local(3000));
      assertThatThrownBy(() -> run(chain, archive))
          .isInstanceOf(BlockRefusedException.class)
          .hasMessageContaining("block 1: its parent is ")
          .hasMessageContaining("but the chain has " + chain.genesisHash());
    }
  }

  @Test
  void import_cutOrContinued_isMalformed() throws IOException {
    try (Node node = node();
        ChainDatabase copy = empty()) {
      byte[] archive = export(node, 1, 1);
      for (byte[] wrong :
          List.of(
              Arrays.copyOf(archive, 3),
              Arrays.copyOf(archive, archive.length - 1),
              Arrays.copyOf(archive, archive.length + 1))) {
        Chain chain = chain(empty(), SPEC);
        assertThatThrownBy(() -> run(chain, wrong)).isInstanceOf(MalformedArchiveException.class);
      }
      assertThat(copy.head()).isEmpty();
    }
  }

  @Test
  void replay_ofWhatWasStored_reachesTheSameRoot() throws IOException {
    try (Node node = node();
        ChainDatabase fresh = empty()) {
      Replay.Report report = Replay.run(SPEC, node.chain().database(), fresh, number -> {});
      assertThat(report.mismatch()).isEmpty();
      assertThat(report.to()).isEqualTo(BLOCKS);
      assertThat(report.headHash()).isEqualTo(node.chain().headHash());
      assertThat(report.stateRoot()).isEqualTo(new Hash(node.chain().head().state().hash()));
    }
  }

  @Test
  void replay_withAnotherSpec_saysThatGenesisDiffers() throws IOException {
    try (Node node = node();
        ChainDatabase fresh = empty()) {
      ChainSpec other = Presets.local(3000);
      Replay.Report report = Replay.run(other, node.chain().database(), fresh, number -> {});
      assertThat(report.mismatch().orElseThrow().number()).isZero();
    }
  }

  /// Imports an archive, and prints how many blocks are done.
  static final class Importer {
    public static void main(String[] arguments) throws IOException {
      byte[] archive = Files.readAllBytes(Path.of(arguments[0]));
      try (ChainDatabase database = onDisk(Path.of(arguments[1]))) {
        ArchiveTest.run(chain(database, SPEC), archive, System.out::println);
      }
      System.out.println("done");
    }
  }

  @Test
  void kill_whileImporting_losesNothingAndGoesOn() throws IOException, InterruptedException {
    Path file = folder.resolve("blocks.bin");
    Path copy = Files.createDirectory(folder.resolve("copy"));
    Hash head;
    byte[] archive;
    try (Node node = SampleNode.open(folder.resolve("source"), MANY_BLOCKS)) {
      head = node.chain().headHash();
      archive = export(node, 1, MANY_BLOCKS);
      Files.write(file, archive);
    }
    for (int kill = 1; kill <= 5; kill++) {
      List<String> printed =
          ChildProgram.runAndKill(
              Importer.class, kill * MANY_BLOCKS / 6, 0, file.toString(), copy.toString());
      try (ChainDatabase database = onDisk(copy)) {
        long there = database.head().orElseThrow().number();
        assertThat(there).isGreaterThanOrEqualTo(printed.size() - 1L);
        assertThat(database.head().orElseThrow().finalised()).isGreaterThanOrEqualTo(there - 1);
      }
    }
    try (ChainDatabase database = onDisk(copy)) {
      Chain chain = chain(database, SPEC);
      run(chain, archive);
      assertThat(chain.headHash()).isEqualTo(head);
      assertThat(chain.finalised()).isEqualTo(MANY_BLOCKS);
    }
  }

  private Node node() throws IOException {
    return SampleNode.open(folder, BLOCKS);
  }

  private static ChainDatabase onDisk(Path path) {
    return ChainDatabase.open(
        RocksStore.open(path, new StoreOptions(8L << 20, 1L << 20)), Pruning.DEFAULT, 1000);
  }

  private static byte[] export(Node node, long first, long last) throws IOException {
    ByteArrayOutputStream stream = new ByteArrayOutputStream();
    ArchiveWriter.write(node.chain().database(), first, last, stream, number -> {});
    return stream.toByteArray();
  }

  private static long run(Chain chain, byte[] archive) throws IOException {
    return run(chain, archive, done -> {});
  }

  private static long run(Chain chain, byte[] archive, LongConsumer progress) throws IOException {
    return new ArchiveImport(chain, SPEC, InstantSource.system())
        .run(new ArchiveReader(new ByteArrayInputStream(archive)), progress);
  }

  private static Chain chain(ChainDatabase database, ChainSpec spec) {
    GenesisBlock.establish(database, spec);
    return new Chain(database, spec.runtime(), NodeSignatures.ofOneBlock());
  }

  private static ChainDatabase empty() {
    return ChainDatabase.open(new MemoryStore(), Pruning.DEFAULT, 1000);
  }
}
