package network.khala.node.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import network.khala.node.store.KeyValueStore.Durability;
import network.khala.scale.Bytes;
import network.khala.scale.Bytes32;
import network.khala.trie.ChangeSet;
import network.khala.trie.ReadProof;
import network.khala.trie.StateVersion;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ChainDatabaseTest {
  private final MemoryStore store = new MemoryStore();
  private final SampleChain chain = new SampleChain(1, 40, 6);
  private ChainDatabase database = ChainDatabase.open(store, Pruning.DEFAULT, 64);

  @Test
  void open_ofAnEmptyStore_hasNoHead() {
    assertThat(database.head()).isEmpty();
    assertThat(database.genesisHash()).isEmpty();
    assertThatThrownBy(() -> database.states().head()).isInstanceOf(UnknownBlockException.class);
    assertThat(database.blocks().nextFinalityProof(0)).isEmpty();
  }

  @Test
  void open_afterBlocks_goesOnWhereTheyEnded() {
    for (int i = 0; i < 4; i++) {
      chain.append(database);
    }
    database = ChainDatabase.open(store, Pruning.DEFAULT, 64);
    ChainHead head = database.head().orElseThrow();
    assertThat(head.number()).isEqualTo(3);
    assertThat(head.finalised()).isEqualTo(3);
    assertThat(head.hash()).isEqualTo(SampleChain.hash(3));
    assertThat(database.genesisHash()).contains(SampleChain.hash(0));
    chain.append(database);
    assertStored(5);
  }

  private void assertStored(long count) {
    BlockStore blocks = database.blocks();
    for (long number = 0; number < count; number++) {
      assertThat(blocks.hash(number)).contains(SampleChain.hash(number));
      assertThat(blocks.header(number)).contains(SampleChain.header(number));
      assertThat(blocks.number(SampleChain.hash(number))).contains(number);
      assertThat(blocks.body(number)).contains(List.of(Bytes.of((byte) number), Bytes.EMPTY));
      assertThat(blocks.finalityProof(number)).contains(SampleChain.proof(number));
    }
    assertThat(blocks.hash(count)).isEmpty();
    assertThat(blocks.header(-1)).isEmpty();
    assertThat(blocks.number(Bytes32.ZERO)).isEmpty();
    assertThat(database.head().map(ChainHead::number)).contains(count - 1);
  }

  @Test
  void append_outOfOrder_isRefused() {
    NewBlock genesis = chain.next(database);
    database.append(genesis, Durability.PROCESS);
    assertThatThrownBy(() -> database.append(genesis, Durability.PROCESS))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("block 1 does");
    NewBlock first = chain.next(database);
    NewBlock alsoFirst = chain.next(database);
    database.append(first, Durability.PROCESS);
    assertThatThrownBy(() -> database.append(alsoFirst, Durability.PROCESS))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> database.finalise(2, Bytes.EMPTY))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void finalise_afterAppending_storesTheProof() {
    for (int number = 0; number < 3; number++) {
      database.append(chain.next(database), Durability.PROCESS);
      assertThat(database.head().map(ChainHead::finalised)).contains(Math.max(0L, number - 1));
      database.finalise(number, SampleChain.proof(number));
    }
    assertThat(database.head().map(ChainHead::finalised)).contains(2L);
    assertStored(3);
  }

  @Test
  void prepare_beforeAppending_readsAndProvesTheNewState() {
    chain.append(database);
    NewBlock block = chain.next(database);
    SortedMap<Bytes, Bytes> expected = chain.state(1);
    StateView view = block.state().view();
    for (int i = 0; i < 40; i++) {
      Bytes key = SampleChain.key(i);
      assertThat(Optional.ofNullable(view.get(key)).map(Bytes::wrap))
          .isEqualTo(Optional.ofNullable(expected.get(key)));
      assertThat(ReadProof.of(view.prove(List.of(key))).read(block.state().root(), key.toArray()))
          .isNotInstanceOf(network.khala.trie.ProofResult.Undecided.class);
    }
    assertThat(database.states().head().root()).isNotEqualTo(view.root());
  }

  @Test
  void view_ofTheHead_staysTheSameWhenBlocksFollow() {
    chain.append(database);
    StateView genesis = database.states().head();
    SortedMap<Bytes, Bytes> before = list(genesis);
    try (StateCursor open = genesis.cursor(Bytes.EMPTY, null)) {
      open.next();
      for (int i = 0; i < 5; i++) {
        chain.append(database);
      }
      SortedMap<Bytes, Bytes> seen = new TreeMap<>();
      do {
        seen.put(open.key(), Bytes.wrap(open.value()));
      } while (open.next());
      assertThat(seen).isEqualTo(before);
    }
    assertThat(list(genesis)).isEqualTo(before).isEqualTo(chain.state(0));
    assertThat(list(database.states().head())).isEqualTo(chain.state(5));
  }

  private static SortedMap<Bytes, Bytes> list(StateView view) {
    SortedMap<Bytes, Bytes> entries = new TreeMap<>();
    try (StateCursor cursor = view.cursor(Bytes.EMPTY, null)) {
      while (cursor.next()) {
        entries.put(cursor.key(), Bytes.wrap(cursor.value()));
      }
    }
    return entries;
  }

  @Test
  void pruning_withoutFinality_keepsTheFinalState() {
    database = ChainDatabase.open(store, new Pruning(2), 64);
    for (int i = 0; i < 10; i++) {
      database.append(chain.next(database), Durability.PROCESS);
    }
    assertThat(database.states().oldest()).isZero();
    database.finalise(9, SampleChain.proof(9));
    chain.append(database);
    // A few at a time, so that no block pays for many.
    assertThat(database.states().oldest()).isEqualTo(4);
    chain.append(database);
    chain.append(database);
    assertThat(database.states().oldest()).isEqualTo(11);
    assertThat(database.blocks().nextFinalityProof(1)).contains(9L);
  }

  @Test
  void changes_withAnUnchangedValue_listTheKey() {
    byte[] key = {1};
    append(ChangeSet.builder().put(key, key).build());
    append(ChangeSet.builder().put(key, key).delete(new byte[] {2}).build());
    assertThat(database.states().changes(1))
        .containsExactly(
            new StateChange(Bytes.of(key), Optional.of(Bytes.of(key))),
            new StateChange(Bytes.of((byte) 2), Optional.empty()));
    assertThatThrownBy(() -> database.states().changes(2))
        .isInstanceOf(UnknownBlockException.class);
  }

  private void append(ChangeSet changes) {
    StateCommit state = database.states().prepare(changes, StateVersion.V1);
    long number = database.head().map(head -> head.number() + 1).orElse(0L);
    database.append(
        new NewBlock(
            number,
            SampleChain.hash(number),
            SampleChain.header(number),
            List.of(),
            state,
            LightData.NONE,
            Optional.empty()),
        Durability.PROCESS);
  }

  @Test
  void open_withADamagedHead_saysWhatIsWrong() {
    chain.append(database);
    chain.append(database);
    assertDamaged(Column.META, ChainHead.KEY, new byte[] {1, 0, 0, 0, 5});
    assertDamaged(Column.HEADERS, Keys.number(1), null);
    assertDamaged(Column.HEADERS, Keys.number(1), new byte[3]);
    assertDamaged(Column.NUMBERS, SampleChain.hash(1).toArray(), null);
    assertDamaged(Column.BODIES, Keys.number(1), null);
    long root = database.head().orElseThrow().state().id();
    assertDamaged(Column.NODES, Keys.number(root), null);
    assertDamaged(Column.NODES, Keys.number(root), new byte[40]);
  }

  @Test
  void verify_ofAnIntactState_countsItsEntries() {
    assertThat(database.states().verify()).isZero();
    for (int i = 0; i < 5; i++) {
      chain.append(database);
      assertThat(database.states().verify()).isEqualTo(chain.state(i).size());
    }
  }

  @Test
  void verify_ofADamagedState_namesTheKey() {
    chain.append(database);
    Bytes key = chain.state(0).firstKey();
    byte[] original = store.get(Column.HEAD_STATE, key.toArray());
    put(Column.HEAD_STATE, key.toArray(), new byte[] {1});
    assertDiffers(key);
    put(Column.HEAD_STATE, key.toArray(), null);
    assertDiffers(key);
    put(Column.HEAD_STATE, key.toArray(), original);
    byte[] surplus = new byte[40];
    Arrays.fill(surplus, (byte) 0xff);
    put(Column.HEAD_STATE, surplus, surplus);
    assertDiffers(Bytes.of(surplus));
  }

  private void assertDiffers(Bytes key) {
    assertThatThrownBy(() -> database.states().verify())
        .isInstanceOf(CorruptStoreException.class)
        .hasMessageContaining(key.toHex());
  }

  @Test
  void open_ofANewerFormat_saysSo() {
    chain.append(database);
    put(Column.META, ChainHead.KEY, new byte[] {2, 0, 0, 0});
    assertThatThrownBy(() -> ChainDatabase.open(store, Pruning.DEFAULT, 64))
        .isInstanceOf(StoreFailedException.class)
        .hasMessageContaining("format 2");
  }

  private void assertDamaged(Column column, byte[] key, byte @Nullable [] damage) {
    byte[] original = store.get(column, key);
    put(column, key, damage);
    assertThatThrownBy(() -> ChainDatabase.open(store, Pruning.DEFAULT, 64))
        .isInstanceOf(CorruptStoreException.class);
    put(column, key, original);
    assertThat(ChainDatabase.open(store, Pruning.DEFAULT, 64).head()).isPresent();
  }

  private void put(Column column, byte[] key, byte @Nullable [] value) {
    try (KeyValueStore.Batch batch = store.newBatch()) {
      if (value == null) {
        batch.delete(column, key);
      } else {
        batch.put(column, key, value);
      }
      store.write(batch, Durability.PROCESS);
    }
  }
}
