package network.khala.trie;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NodeCodecTest {
  @ParameterizedTest
  @ValueSource(
      ints = {0, 1, 13, 14, 15, 16, 30, 31, 32, 62, 63, 64, 269, 270, 271, 317, 318, 573, 600})
  void decode_ofAnEncodedLeaf_givesItBack(int nibbles) {
    byte[] partial = new byte[nibbles];
    Arrays.fill(partial, (byte) 5);
    for (StateVersion version : StateVersion.values()) {
      for (int length : new int[] {0, 32, 33, 63, 64, 16_383, 16_384}) {
        Node leaf = new Node(partial, NodeValue.of(new byte[length], version), Children.NONE);
        byte[] encoding = NodeCodec.encode(leaf);
        Node decoded = NodeCodec.decode(encoding);
        assertThat(decoded.partial).isEqualTo(partial);
        assertThat(NodeCodec.encode(decoded)).isEqualTo(encoding);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'', header needs 1 bytes",
    "00, unknown header 0",
    "08, unknown header 8",
    "41, partial key needs 1 bytes",
    "410104, value needs 1 bytes",
    "41010461ff, 1 bytes too many",
    "41900461, padding",
    "7f, length of the partial key needs 1 bytes",
    "7fffffff, a partial key of",
    "4003, beyond four bytes",
    "40050061, more bytes than needed",
    "80, bitmap needs 1 bytes",
    "800000, two ways on",
    "8001000440, two ways on",
    "c000000461, two ways on",
    "8003000000, a child reference of 0 bytes",
    "80030084, a child reference of 33 bytes",
    "20aa, hash of the value needs 32 bytes",
  })
  void decode_ofMalformedBytes_saysWhatIsWrong(String hex, String reason) {
    assertThatThrownBy(() -> NodeCodec.decode(HexFormat.of().parseHex(hex)))
        .isInstanceOf(MalformedNodeException.class)
        .hasMessageContaining(reason);
  }

  @Property(tries = 2000)
  void decode_ofAnyBytes_isCanonicalOrMalformed(@ForAll @Size(max = 80) byte[] input) {
    assertCanonicalOrMalformed(input);
  }

  @Property(tries = 300)
  void decode_ofAlteredNodes_isCanonicalOrMalformed(@ForAll long seed) {
    Random random = new Random(seed);
    ChangeSet.Builder pairs = ChangeSet.builder();
    for (int i = 0; i < 20; i++) {
      pairs.put(TriePropertyTest.randomKey(random), new byte[random.nextInt(40)]);
    }
    Trie trie = new Trie(TrieStore.EMPTY, NodeCache.of(64), 1);
    TrieCommit commit = trie.commit(TrieRoot.EMPTY, pairs.build(), StateVersion.V1);
    for (NewNode node : commit.nodes()) {
      byte[] altered = node.record().clone();
      altered[random.nextInt(altered.length)] = (byte) random.nextInt();
      assertCanonicalOrMalformed(altered);
    }
  }

  private static void assertCanonicalOrMalformed(byte[] input) {
    NodeReader reader = new NodeReader(input);
    try {
      Node node = reader.node();
      assertThat(NodeCodec.encode(node)).isEqualTo(Arrays.copyOf(input, reader.position()));
    } catch (MalformedNodeException e) {
      assertThat(e).hasMessageStartingWith("trie node: ");
    }
  }
}
