package network.khala.finality.cometbft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import network.khala.scale.Bytes32;
import org.junit.jupiter.api.Test;

class MerkleTreeTest {
  @Property(tries = 200)
  void rootFrom_auntsOfAnyLeaf_isTheRoot(
      @ForAll @IntRange(min = 1, max = 40) int count, @ForAll @IntRange(max = 39) int place) {
    List<byte[]> items = items(count);
    int index = place % count;
    List<Bytes32> aunts = MerkleTree.aunts(items, index);
    assertThat(MerkleTree.rootFrom(items.get(index), index, count, aunts))
        .isEqualTo(MerkleTree.root(items));
  }

  @Test
  void rootFrom_otherItem_isAnotherRoot() {
    List<byte[]> items = items(5);
    assertThat(MerkleTree.rootFrom(new byte[] {9}, 3, 5, MerkleTree.aunts(items, 3)))
        .isNotEqualTo(MerkleTree.root(items));
  }

  @Test
  void rootFrom_wrongNumberOfAunts_isRefused() {
    List<Bytes32> aunts = MerkleTree.aunts(items(5), 0);
    assertThatThrownBy(() -> MerkleTree.rootFrom(new byte[0], 0, 1, aunts))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> MerkleTree.rootFrom(new byte[0], 0, 5, aunts.subList(0, 1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static List<byte[]> items(int count) {
    List<byte[]> items = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      items.add(new byte[] {(byte) i});
    }
    return items;
  }
}
