package network.khala.node.store;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import network.khala.crypto.Hashing;
import network.khala.node.store.KeyValueStore.Durability;
import network.khala.scale.Bytes;
import network.khala.scale.Bytes32;
import network.khala.trie.ChangeSet;
import network.khala.trie.StateVersion;

/// A chain whose blocks follow from a seed and their number alone, so that what a database holds
/// can be told without having seen it written.
final class SampleChain {
  private final long seed;
  private final int keys;
  private final int changesPerBlock;

  SampleChain(long seed, int keys, int changesPerBlock) {
    this.seed = seed;
    this.keys = keys;
    this.changesPerBlock = changesPerBlock;
  }

  /// What block `number` does; an empty value stands for a deletion.
  SortedMap<Bytes, Optional<Bytes>> changes(long number) {
    Random random = new Random(seed * 31 + number);
    SortedMap<Bytes, Optional<Bytes>> changes = new TreeMap<>();
    int count = number == 0 ? keys : changesPerBlock;
    for (int i = 0; i < count; i++) {
      Bytes key = key(random.nextInt(keys));
      byte[] value = new byte[random.nextInt(4) * 24];
      random.nextBytes(value);
      boolean delete = number > 0 && random.nextInt(4) == 0;
      changes.put(key, delete ? Optional.empty() : Optional.of(Bytes.wrap(value)));
    }
    return changes;
  }

  static Bytes key(int index) {
    byte[] hash = Hashing.blake2b256(new byte[] {(byte) index, (byte) (index >> 8), 1});
    return Bytes.wrap(Arrays.copyOf(hash, 2 + index % 5));
  }

  /// The state after block `number`.
  SortedMap<Bytes, Bytes> state(long number) {
    SortedMap<Bytes, Bytes> state = new TreeMap<>();
    for (long block = 0; block <= number; block++) {
      apply(state, block);
    }
    return state;
  }

  void apply(SortedMap<Bytes, Bytes> state, long block) {
    changes(block)
        .forEach(
            (key, value) ->
                value.ifPresentOrElse(content -> state.put(key, content), () -> state.remove(key)));
  }

  NewBlock next(ChainDatabase database) {
    long number = database.head().map(head -> head.number() + 1).orElse(0L);
    ChangeSet.Builder changes = ChangeSet.builder();
    for (Map.Entry<Bytes, Optional<Bytes>> change : changes(number).entrySet()) {
      byte[] key = change.getKey().toArray();
      change
          .getValue()
          .ifPresentOrElse(value -> changes.put(key, value.toArray()), () -> changes.delete(key));
    }
    StateCommit state = database.states().prepare(changes.build(), StateVersion.V1);
    return new NewBlock(
        number,
        hash(number),
        header(number),
        List.of(Bytes.of((byte) number), Bytes.EMPTY),
        state,
        number == 0
            ? LightData.NONE
            : LightData.ofMessages(Bytes.of((byte) 7, (byte) number), Bytes.of((byte) 0)),
        Optional.empty());
  }

  /// Appends the next block together with its finality proof.
  ///
  /// @return the number of trie nodes that it made
  int append(ChainDatabase database) {
    NewBlock block = next(database);
    database.append(
        new NewBlock(
            block.number(),
            block.hash(),
            block.header(),
            block.extrinsics(),
            block.state(),
            block.light(),
            Optional.of(proof(block.number()))),
        Durability.POWER);
    return block.state().trie().nodes().size();
  }

  static Bytes proof(long number) {
    return Bytes.of((byte) 9, (byte) number);
  }

  static Bytes header(long number) {
    return Bytes.wrap(Keys.number(number));
  }

  static Bytes32 hash(long number) {
    return Bytes32.wrap(Hashing.blake2b256(Keys.number(number)));
  }
}
