package network.khala.node.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import network.khala.node.signatures.NodeSignatures;
import network.khala.node.spec.ChainSpec;
import network.khala.node.spec.Presets;
import network.khala.node.store.ChainDatabase;
import network.khala.node.store.FailingStore;
import network.khala.node.store.Pruning;
import network.khala.node.store.StoreFullException;
import network.khala.protocol.substrate.Hash;
import network.khala.protocol.substrate.Header;
import network.khala.scale.Bytes32;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Making blocks while the disk fills up and is made room on again.
class ChainOnFullDiskTest {
  private static final ChainSpec SPEC = Presets.development(3000, Bytes32.ZERO);
  private static final long MINUTE_NANOS = 60_000_000_000L;

  private final FailingStore store = new FailingStore();
  private final List<Long> heads = new ArrayList<>();
  private final List<Long> finalised = new ArrayList<>();
  private final Chain chain = new Chain(open(), SPEC.runtime(), NodeSignatures.ofOneBlock());

  private ChainDatabase open() {
    ChainDatabase database = ChainDatabase.open(store, Pruning.DEFAULT, 1000);
    GenesisBlock.establish(database, SPEC);
    return database;
  }

  @BeforeEach
  void makeABlock() {
    chain.listen(
        new ChainListener() {
          @Override
          public void onHead(Header header, Hash hash, List<Hash> extrinsics) {
            heads.add(header.number());
          }

          @Override
          public void onFinalised(Header header, Hash hash) {
            finalised.add(header.number());
          }
        });
    author();
  }

  @Test
  void author_noRoomForTheBlock_leavesTheChainAsItWas() {
    store.refuseAfter(0);
    assertThatThrownBy(this::author).isInstanceOf(StoreFullException.class);
    assertThat(chain.head().number()).isEqualTo(1);

    store.accept();
    author();
    assertThat(heads).containsExactly(1L, 2L);
    assertThat(finalised).containsExactly(1L, 2L);
  }

  @Test
  void author_noRoomForTheSeal_sealsTheBlockBeforeTheNext() {
    store.refuseAfter(1);
    assertThatThrownBy(this::author).isInstanceOf(StoreFullException.class);
    assertThat(chain.head().number()).isEqualTo(2);
    assertThat(chain.finalised()).isEqualTo(1);

    store.accept();
    author();
    assertThat(heads).containsExactly(1L, 2L, 3L);
    assertThat(finalised).containsExactly(1L, 2L, 3L);
    assertThat(chain.database().blocks().finalityProof(2)).isPresent();
  }

  private void author() {
    chain.author(
        new BlockDraft(1_700_000_000_000L, List.of(), System.nanoTime() + MINUTE_NANOS),
        new ConstantSealer());
  }
}
