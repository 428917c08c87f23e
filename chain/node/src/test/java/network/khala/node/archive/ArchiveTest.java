package network.khala.node.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import network.khala.engines.BlockSchedule;
import network.khala.node.Node;
import network.khala.node.NodeConfig;
import network.khala.node.chain.BlockRefusedException;
import network.khala.node.chain.Chain;
import network.khala.node.chain.GenesisBlock;
import network.khala.node.pool.PoolLimits;
import network.khala.node.signatures.NodeSignatures;
import network.khala.node.spec.ChainSpec;
import network.khala.node.spec.Presets;
import network.khala.node.store.ChainDatabase;
import network.khala.node.store.MemoryStore;
import network.khala.node.store.Pruning;
import network.khala.node.store.StoreOptions;
import network.khala.protocol.substrate.Hash;
import network.khala.scale.Bytes32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveTest {
  private static final ChainSpec SPEC = Presets.development(3000, Bytes32.ZERO);
  private static final int BLOCKS = 5;

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

  private Node node() throws IOException {
    Node node =
        Node.open(
            new NodeConfig(
                SPEC,
                folder,
                Pruning.DEFAULT,
                StoreOptions.DEFAULT,
                PoolLimits.DEFAULT,
                new BlockSchedule.Instant()),
            Presets.authority(),
            InstantSource.system());
    for (int i = 0; i < BLOCKS; i++) {
      node.produceBlock();
    }
    return node;
  }

  private static byte[] export(Node node, long first, long last) throws IOException {
    ByteArrayOutputStream stream = new ByteArrayOutputStream();
    ArchiveWriter.write(node.chain().database(), first, last, stream, number -> {});
    return stream.toByteArray();
  }

  private static long run(Chain chain, byte[] archive) throws IOException {
    return new ArchiveImport(chain, SPEC, InstantSource.system())
        .run(new ArchiveReader(new ByteArrayInputStream(archive)), done -> {});
  }

  private static Chain chain(ChainDatabase database, ChainSpec spec) {
    GenesisBlock.establish(database, spec);
    return new Chain(database, spec.runtime(), NodeSignatures.ofOneBlock());
  }

  private static ChainDatabase empty() {
    return ChainDatabase.open(new MemoryStore(), Pruning.DEFAULT, 1000);
  }
}
