package network.khala.trie;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import network.khala.scale.Bytes;
import network.khala.scale.Bytes32;
import org.jspecify.annotations.Nullable;

/// The trie against a plain sorted map under random batches of writes and deletions. Keys are drawn
/// from a small alphabet and of uneven length, so that they collide, nest and share prefixes.
class TriePropertyTest {
  @Property(tries = 150)
  void commit_randomBatches_agreesWithTheMapInEveryVersion(
      @ForAll long seed, @ForAll StateVersion version) {
    Random random = new Random(seed);
    MemoryTrieStore store = new MemoryTrieStore();
    Trie trie = new Trie(store, NodeCache.of(random.nextBoolean() ? 2 : 64), 1);
    SortedMap<byte[], byte[]> model = new TreeMap<>(Arrays::compareUnsigned);
    List<TrieRoot> roots = new ArrayList<>(List.of(TrieRoot.EMPTY));
    List<SortedMap<byte[], byte[]>> history = new ArrayList<>(List.of(copy(model)));
    for (int batch = 0; batch < 8; batch++) {
      ChangeSet changes = randomBatch(random, model);
      TrieCommit commit = trie.commit(roots.getLast(), changes, version);
      assertThat(trie.over(commit).get(commit.root(), new byte[] {1}))
          .isEqualTo(model.get(new byte[] {1}));
      store.store(commit);
      roots.add(commit.root());
      history.add(copy(model));
      assertThat(commit.root().hash().toArray()).isEqualTo(NaiveTrie.root(model, version));
      assertThat(Trie.root(ChangeSet.ofPairs(model), version)).isEqualTo(commit.root().hash());
    }
    for (int i = 0; i < roots.size(); i++) {
      assertSame(trie, roots.get(i), history.get(i), random);
    }
  }

  @Property(tries = 100)
  void prune_afterEachCommit_leavesExactlyTheNodesOfTheHead(
      @ForAll long seed, @ForAll StateVersion version) {
    Random random = new Random(seed);
    MemoryTrieStore store = new MemoryTrieStore();
    Trie trie = new Trie(store, NodeCache.of(64), 1);
    SortedMap<byte[], byte[]> model = new TreeMap<>(Arrays::compareUnsigned);
    TrieRoot root = TrieRoot.EMPTY;
    for (int batch = 0; batch < 12; batch++) {
      TrieCommit commit = trie.commit(root, randomBatch(random, model), version);
      store.store(commit);
      store.prune(commit);
      root = commit.root();
      MemoryTrieStore alone = new MemoryTrieStore();
      alone.store(
          new Trie(alone, NodeCache.of(1), 1)
              .commit(TrieRoot.EMPTY, ChangeSet.ofPairs(model), version));
      assertThat(store.size()).isEqualTo(alone.size());
      // A trie with an empty cache reads all of it from the pruned store.
      assertSame(new Trie(store, NodeCache.of(1), 1), root, model, random);
    }
  }

  @Property(tries = 100)
  void commit_ofWhatIsThereAlready_changesNothing(@ForAll long seed, @ForAll StateVersion version) {
    Random random = new Random(seed);
    MemoryTrieStore store = new MemoryTrieStore();
    Trie trie = new Trie(store, NodeCache.of(64), 1);
    SortedMap<byte[], byte[]> model = new TreeMap<>(Arrays::compareUnsigned);
    TrieCommit commit = trie.commit(TrieRoot.EMPTY, randomBatch(random, model), version);
    store.store(commit);
    ChangeSet.Builder idle = ChangeSet.builder();
    for (int i = 0; i < 20; i++) {
      byte[] key = randomKey(random);
      byte[] value = model.get(key);
      if (value == null) {
        idle.delete(key);
      } else {
        idle.put(key, value);
      }
    }
    TrieCommit again = trie.commit(commit.root(), idle.build(), version);
    assertThat(again.root()).isEqualTo(commit.root());
    assertThat(again.nodes()).isEmpty();
    assertThat(again.stale()).isEmpty();
  }

  @Property(tries = 100)
  void proof_ofAnyKeys_showsWhatTheMapHolds(
      @ForAll long seed, @ForAll StateVersion version, @ForAll @IntRange(max = 60) int size) {
    Random random = new Random(seed);
    Fixture fixture = new Fixture(random, version, size);
    List<byte[]> keys = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      keys.add(randomKey(random));
    }
    ReadProof proof = ReadProof.of(ReadProof.create(fixture.trie, fixture.root, keys));
    for (byte[] key : keys) {
      assertThat(proof.read(fixture.root.hash(), key)).isEqualTo(fixture.expected(key));
    }
  }

  @Property(tries = 60)
  void proof_withAFlippedBitOrWithoutANode_neverAnswersWrongly(
      @ForAll long seed, @ForAll StateVersion version, @ForAll @IntRange(max = 60) int size) {
    Random random = new Random(seed);
    Fixture fixture = new Fixture(random, version, size);
    byte[] key = randomKey(random);
    List<byte[]> nodes = ReadProof.create(fixture.trie, fixture.root, List.of(key));
    for (int i = 0; i < nodes.size(); i++) {
      List<byte[]> without = new ArrayList<>(nodes);
      without.remove(i);
      // Every node of a proof for one key is needed, so leaving any out leaves the key open.
      assertUndecided(without, fixture.root.hash(), key);
      for (int at = 0; at < nodes.get(i).length; at++) {
        List<byte[]> flipped = new ArrayList<>(nodes);
        byte[] node = nodes.get(i).clone();
        node[at] ^= (byte) (1 << random.nextInt(8));
        flipped.set(i, node);
        assertUndecided(flipped, fixture.root.hash(), key);
      }
    }
  }

  @Property(tries = 100)
  void merkleValue_ofAnyKey_isThatOfTheClosestNodeBelow(
      @ForAll long seed, @ForAll StateVersion version) {
    Random random = new Random(seed);
    Fixture fixture = new Fixture(random, version, 40);
    for (int i = 0; i < 20; i++) {
      byte[] key = randomKey(random);
      boolean below =
          fixture.model.keySet().stream()
              .anyMatch(each -> Bytes.of(each).startsWith(Bytes.of(key)));
      assertThat(fixture.trie.closestDescendantMerkleValue(fixture.root, key).isPresent())
          .isEqualTo(below);
    }
    byte[] all = new byte[0];
    assertThat(fixture.trie.closestDescendantMerkleValue(fixture.root, all))
        .isEqualTo(
            fixture.model.isEmpty()
                ? java.util.Optional.empty()
                : java.util.Optional.of(fixture.root.hash().toBytes()));
  }

  private static void assertUndecided(List<byte[]> nodes, Bytes32 root, byte[] key) {
    assertThat(ReadProof.of(nodes).read(root, key)).isInstanceOf(ProofResult.Undecided.class);
  }

  private static void assertSame(
      Trie trie, TrieRoot root, SortedMap<byte[], byte[]> model, Random random) {
    for (int i = 0; i < 20; i++) {
      byte[] key = randomKey(random);
      assertThat(trie.get(root, key)).isEqualTo(model.get(key));
    }
    assertThat(list(trie.cursor(root, new byte[0]))).isEqualTo(list(model, new byte[0], null));
    byte[] prefix = randomKey(random);
    assertThat(list(trie.cursor(root, prefix))).isEqualTo(list(model, prefix, null));
    for (int i = 0; i < 10; i++) {
      byte[] start = randomKey(random);
      byte[] head = Arrays.copyOf(start, Math.min(random.nextInt(3), start.length));
      assertThat(list(trie.cursor(root, head).after(start))).isEqualTo(list(model, head, start));
    }
  }

  private static List<Bytes> list(TrieCursor cursor) {
    List<Bytes> found = new ArrayList<>();
    while (cursor.next()) {
      found.add(Bytes.of(cursor.key()));
      found.add(Bytes.of(cursor.value()));
    }
    return found;
  }

  private static List<Bytes> list(
      SortedMap<byte[], byte[]> model, byte[] prefix, byte @Nullable [] after) {
    List<Bytes> found = new ArrayList<>();
    for (Map.Entry<byte[], byte[]> entry : model.entrySet()) {
      if (Bytes.of(entry.getKey()).startsWith(Bytes.of(prefix))
          && (after == null || Arrays.compareUnsigned(entry.getKey(), after) > 0)) {
        found.add(Bytes.of(entry.getKey()));
        found.add(Bytes.of(entry.getValue()));
      }
    }
    return found;
  }

  private static ChangeSet randomBatch(Random random, SortedMap<byte[], byte[]> model) {
    ChangeSet.Builder changes = ChangeSet.builder();
    int count = random.nextInt(30);
    int deletions = random.nextInt(10);
    for (int i = 0; i < count; i++) {
      byte[] key = randomKey(random);
      if (random.nextInt(10) < deletions) {
        changes.delete(key);
        model.remove(key);
      } else {
        byte[] value = randomValue(random);
        changes.put(key, value);
        model.put(key, value);
      }
    }
    return changes.build();
  }

  static byte[] randomKey(Random random) {
    byte[] key = new byte[random.nextInt(random.nextInt(20) == 0 ? 90 : 5)];
    byte[] alphabet = {0x00, 0x01, 0x10, 0x11, (byte) 0xf0, (byte) 0xff};
    for (int i = 0; i < key.length; i++) {
      key[i] = alphabet[key.length > 5 ? i % 2 : random.nextInt(alphabet.length)];
    }
    return key;
  }

  private static byte[] randomValue(Random random) {
    int[] lengths = {0, 1, 8, 31, 32, 33, 34, 80, 700};
    byte[] value = new byte[lengths[random.nextInt(lengths.length)]];
    Arrays.fill(value, (byte) random.nextInt(3));
    return value;
  }

  private static SortedMap<byte[], byte[]> copy(SortedMap<byte[], byte[]> model) {
    return new TreeMap<>(model);
  }

  /// A stored trie with random content.
  private static final class Fixture {
    final SortedMap<byte[], byte[]> model = new TreeMap<>(Arrays::compareUnsigned);
    final Trie trie;
    final TrieRoot root;

    Fixture(Random random, StateVersion version, int size) {
      for (int i = 0; i < size; i++) {
        model.put(randomKey(random), randomValue(random));
      }
      MemoryTrieStore store = new MemoryTrieStore();
      trie = new Trie(store, NodeCache.of(16), 1);
      TrieCommit commit = trie.commit(TrieRoot.EMPTY, ChangeSet.ofPairs(model), version);
      store.store(commit);
      root = commit.root();
    }

    ProofResult expected(byte[] key) {
      byte[] value = model.get(key);
      return value == null ? new ProofResult.Absent() : new ProofResult.Present(Bytes.of(value));
    }
  }
}
