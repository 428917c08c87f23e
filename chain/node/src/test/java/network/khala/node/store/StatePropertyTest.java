package network.khala.node.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import network.khala.scale.Bytes;
import network.khala.trie.ChangeSet;
import network.khala.trie.NodeCache;
import network.khala.trie.ProofResult;
import network.khala.trie.ReadProof;
import network.khala.trie.StateVersion;
import network.khala.trie.Trie;
import network.khala.trie.TrieRoot;
import network.khala.trie.TrieStore;
import org.jspecify.annotations.Nullable;

/// The states of a chain against a history of plain maps.
class StatePropertyTest {
  @Property(tries = 150)
  void states_ofARandomChain_agreeWithTheHistory(
      @ForAll long seed, @ForAll @LongRange(min = 1, max = 6) long window) {
    Random random = new Random(seed);
    SampleChain chain = new SampleChain(seed, 1 + random.nextInt(60), random.nextInt(12));
    MemoryStore store = new MemoryStore();
    Pruning pruning = random.nextInt(4) == 0 ? Pruning.ARCHIVE : new Pruning(window);
    ChainDatabase database = ChainDatabase.open(store, pruning, 64);
    List<SortedMap<Bytes, Bytes>> history = new ArrayList<>();
    List<Integer> made = new ArrayList<>();
    Map<Integer, StateView> earlierViews = new TreeMap<>();
    SortedMap<Bytes, Bytes> state = new TreeMap<>();
    for (int number = 0; number < 20; number++) {
      if (random.nextInt(3) == 0) {
        // What was computed and dropped leaves no trace.
        database
            .states()
            .prepare(
                ChangeSet.builder().put(new byte[] {1}, new byte[50]).build(), StateVersion.V1);
      }
      made.add(chain.append(database));
      chain.apply(state, number);
      history.add(new TreeMap<>(state));
      if (random.nextInt(4) == 0) {
        database = ChainDatabase.open(store, pruning, 64);
        earlierViews.clear();
      }
      earlierViews.put(number, database.states().head());
    }
    long oldest = Math.max(0, pruning.equals(Pruning.ARCHIVE) ? 0 : 20 - window);
    assertThat(database.states().oldest()).isEqualTo(oldest);
    for (int number = 0; number < 20; number++) {
      if (number < oldest) {
        assertDiscarded(database, number, earlierViews.get(number));
        continue;
      }
      assertSame(database.states().at(number), history.get(number), random);
      StateView earlier = earlierViews.get(number);
      if (earlier != null) {
        assertSame(earlier, history.get(number), random);
      }
      assertChanges(database.states().changes(number), chain.changes(number));
    }
    assertOnlyTheKeptNodesRemain(store, oldest, history.get((int) oldest), made);
  }

  private static void assertDiscarded(
      ChainDatabase database, long number, @Nullable StateView earlier) {
    assertThatThrownBy(() -> database.states().at(number))
        .isInstanceOf(StateDiscardedException.class)
        .hasMessageContaining("block " + number + " is discarded");
    assertThatThrownBy(() -> database.states().changes(number))
        .isInstanceOf(StateDiscardedException.class);
    if (earlier != null) {
      assertThatThrownBy(() -> earlier.get(SampleChain.key(0)))
          .isInstanceOf(StateDiscardedException.class);
      assertThatThrownBy(() -> earlier.prove(List.of(SampleChain.key(0))))
          .isInstanceOf(StateDiscardedException.class);
    }
  }

  private static void assertSame(StateView view, SortedMap<Bytes, Bytes> model, Random random) {
    assertThat(view.root()).isEqualTo(Trie.root(pairs(model), StateVersion.V1));
    assertThat(list(view, Bytes.EMPTY, null)).isEqualTo(model);
    for (int i = 0; i < 15; i++) {
      Bytes key = SampleChain.key(random.nextInt(80));
      Bytes value = model.get(key);
      assertThat(Optional.ofNullable(view.get(key)).map(Bytes::wrap))
          .isEqualTo(Optional.ofNullable(value));
      SortedMap<Bytes, Bytes> greater = model.tailMap(key.concat(Bytes.of((byte) 0)));
      assertThat(Optional.ofNullable(view.nextKey(key)))
          .isEqualTo(greater.isEmpty() ? Optional.empty() : Optional.of(greater.firstKey()));
      Bytes prefix = key.slice(0, 1);
      SortedMap<Bytes, Bytes> expected = new TreeMap<>(greater);
      expected.keySet().removeIf(each -> !each.startsWith(prefix));
      assertThat(list(view, prefix, key)).isEqualTo(expected);
      assertThat(ReadProof.of(view.prove(List.of(key))).read(view.root(), key.toArray()))
          .isEqualTo(value == null ? new ProofResult.Absent() : new ProofResult.Present(value));
    }
  }

  private static SortedMap<Bytes, Bytes> list(StateView view, Bytes prefix, @Nullable Bytes after) {
    SortedMap<Bytes, Bytes> found = new TreeMap<>();
    try (StateCursor cursor = view.cursor(prefix, after)) {
      Bytes last = null;
      while (cursor.next()) {
        assertThat(last == null || last.compareTo(cursor.key()) < 0).isTrue();
        last = cursor.key();
        found.put(last, Bytes.wrap(cursor.value()));
      }
      assertThat(cursor.next()).isFalse();
    }
    return found;
  }

  private static ChangeSet pairs(SortedMap<Bytes, Bytes> model) {
    ChangeSet.Builder pairs = ChangeSet.builder();
    model.forEach((key, value) -> pairs.put(key.toArray(), value.toArray()));
    return pairs.build();
  }

  private static void assertChanges(
      List<StateChange> changes, SortedMap<Bytes, Optional<Bytes>> expected) {
    SortedMap<Bytes, Optional<Bytes>> found = new TreeMap<>();
    changes.forEach(change -> found.put(change.key(), change.value()));
    assertThat(found).isEqualTo(expected);
  }

  /// What is left are the nodes of the oldest kept state and those that the blocks after it made.
  private static void assertOnlyTheKeptNodesRemain(
      MemoryStore store, long oldest, SortedMap<Bytes, Bytes> oldestState, List<Integer> made) {
    Trie alone = new Trie(TrieStore.EMPTY, NodeCache.of(1), 1);
    int expected = alone.commit(TrieRoot.EMPTY, pairs(oldestState), StateVersion.V1).nodes().size();
    for (int number = (int) oldest + 1; number < made.size(); number++) {
      expected += made.get(number);
    }
    assertThat(rows(store, Column.NODES)).isEqualTo(expected);
    // A root, a list of keys, and for all but the oldest a list of stale nodes.
    long states = made.size() - oldest;
    assertThat(rows(store, Column.STATES)).isEqualTo(3 * states - 1);
  }

  private static int rows(MemoryStore store, Column column) {
    int rows = 0;
    try (Cursor cursor = store.cursor(column)) {
      for (boolean more = cursor.seek(new byte[0]); more; more = cursor.next()) {
        rows++;
      }
    }
    return rows;
  }
}
