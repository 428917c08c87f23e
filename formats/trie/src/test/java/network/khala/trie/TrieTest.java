package network.khala.trie;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import network.khala.scale.Bytes32;
import org.junit.jupiter.api.Test;

class TrieTest {
  private static final byte[] KEY = {1, 2, 3};
  private static final byte[] OTHER = {1, 2, 4};
  private static final byte[] LARGE = new byte[100];

  private final Map<Long, byte[]> records = new HashMap<>();
  private final Trie trie = new Trie(records::get, NodeCache.of(1), 1);

  private TrieRoot commit(TrieRoot root, ChangeSet changes, StateVersion version) {
    TrieCommit commit = trie.commit(root, changes, version);
    commit.nodes().forEach(node -> records.put(node.id(), node.record()));
    return commit.root();
  }

  private TrieRoot twoLargeValues() {
    ChangeSet pairs = ChangeSet.builder().put(KEY, LARGE).put(OTHER, LARGE).build();
    return commit(TrieRoot.EMPTY, pairs, StateVersion.V1);
  }

  @Test
  void get_withAMissingNode_saysThatTheStoreIsDamaged() {
    TrieRoot root = twoLargeValues();
    records.clear();
    assertThatThrownBy(() -> new Trie(records::get, NodeCache.of(1), 9).get(root, KEY))
        .isInstanceOf(CorruptTrieException.class)
        .hasMessageContaining(root.hash().toHex())
        .hasMessageEndingWith("is missing");
  }

  @Test
  void get_withAnyByteOfAnyRecordAltered_saysThatTheStoreIsDamagedOrAnswersRight() {
    TrieRoot root = twoLargeValues();
    for (Map.Entry<Long, byte[]> entry : Map.copyOf(records).entrySet()) {
      long id = entry.getKey();
      byte[] original = entry.getValue();
      for (int at = 0; at < original.length; at++) {
        byte[] altered = original.clone();
        altered[at] ^= 1;
        Map<Long, byte[]> damaged = new HashMap<>(records);
        damaged.put(id, altered);
        Trie reader = new Trie(damaged::get, NodeCache.of(1), 9);
        for (byte[] key : List.of(KEY, OTHER)) {
          try {
            assertThat(reader.get(root, key)).isEqualTo(LARGE);
          } catch (CorruptTrieException e) {
            assertThat(e).hasMessageStartingWith("trie ");
          }
        }
      }
      byte[] shorter = java.util.Arrays.copyOf(original, original.length - 1);
      Map<Long, byte[]> damaged = new HashMap<>(records);
      damaged.put(id, shorter);
      Trie reader = new Trie(damaged::get, NodeCache.of(1), 9);
      assertThatThrownBy(
              () -> {
                reader.get(root, KEY);
                reader.get(root, OTHER);
              })
          .isInstanceOf(CorruptTrieException.class);
    }
  }

  @Test
  void commit_withTheOtherVersion_keepsTheFormOfValuesThatAreNotWritten() {
    TrieRoot old =
        commit(
            TrieRoot.EMPTY,
            ChangeSet.builder().put(KEY, LARGE).put(OTHER, LARGE).build(),
            StateVersion.V0);
    TrieRoot mixed = commit(old, ChangeSet.builder().put(KEY, LARGE).build(), StateVersion.V1);
    TrieRoot migrated =
        commit(mixed, ChangeSet.builder().put(OTHER, LARGE).build(), StateVersion.V1);
    assertThat(mixed.hash()).isNotEqualTo(old.hash());
    assertThat(trie.get(mixed, KEY)).isEqualTo(LARGE);
    assertThat(trie.get(mixed, OTHER)).isEqualTo(LARGE);
    assertThat(migrated.hash()).isEqualTo(twoLargeValues().hash());
  }

  @Test
  void commit_thatRemovesEverything_isTheEmptyTrie() {
    ChangeSet all = ChangeSet.builder().delete(KEY).delete(OTHER).build();
    TrieCommit commit = trie.commit(twoLargeValues(), all, StateVersion.V1);
    assertThat(commit.root()).isEqualTo(TrieRoot.EMPTY);
    assertThat(commit.nodes()).isEmpty();
    assertThat(commit.stale()).hasSize(records.size());
  }

  @Test
  void over_commitOnTopOfCommit_readsBothWithoutAStore() {
    Trie fresh = new Trie(TrieStore.EMPTY, NodeCache.of(1), 1);
    TrieCommit first =
        fresh.commit(TrieRoot.EMPTY, ChangeSet.builder().put(KEY, LARGE).build(), StateVersion.V1);
    Trie above = fresh.over(first);
    TrieCommit second =
        above.commit(first.root(), ChangeSet.builder().put(OTHER, LARGE).build(), StateVersion.V1);
    Trie top = above.over(second);
    assertThat(top.get(second.root(), KEY)).isEqualTo(LARGE);
    assertThat(top.get(first.root(), OTHER)).isNull();
    assertThat(second.root().hash()).isEqualTo(twoLargeValues().hash());
  }

  @Test
  void builder_withAKeyTwice_keepsTheLaterChange() {
    ChangeSet changes = ChangeSet.builder().put(KEY, LARGE).delete(OTHER).delete(KEY).build();
    assertThat(changes.size()).isEqualTo(2);
    assertThat(changes.value(0)).isNull();
  }

  @Test
  void proof_beyondItsBounds_isRefused() {
    assertThatThrownBy(() -> ReadProof.of(Collections.nCopies(16_385, new byte[1])))
        .isInstanceOf(ProofTooLargeException.class)
        .hasMessage("read proof of 16385 nodes, at most 16384 are accepted");
    assertThatThrownBy(() -> ReadProof.of(List.of(new byte[11]), 10))
        .isInstanceOf(ProofTooLargeException.class)
        .hasMessage("read proof of 11 bytes, at most 10 are accepted");
  }

  @Test
  void proof_withoutNodes_decidesNothing() {
    ReadProof nothing = ReadProof.of(List.of());
    assertThat(nothing.read(TrieRoot.EMPTY.hash(), KEY)).isInstanceOf(ProofResult.Undecided.class);
    assertThat(nothing.read(Bytes32.ZERO, KEY)).isInstanceOf(ProofResult.Undecided.class);
  }

  @Test
  void proof_withSurplusNodes_ignoresThem() {
    TrieRoot root = twoLargeValues();
    List<byte[]> nodes = new ArrayList<>(ReadProof.create(trie, root, List.of(KEY)));
    nodes.addFirst(new byte[] {7});
    nodes.addLast(nodes.get(1));
    assertThat(ReadProof.of(nodes).read(root.hash(), KEY))
        .isEqualTo(new ProofResult.Present(network.khala.scale.Bytes.of(LARGE)));
  }

  @Test
  void root_ofAnEmptyList_isTheEmptyTrie() {
    assertThat(OrderedTrie.root(List.of())).isEqualTo(TrieRoot.EMPTY.hash());
  }
}
