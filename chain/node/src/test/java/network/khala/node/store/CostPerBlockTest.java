package network.khala.node.store;

import static org.assertj.core.api.Assertions.assertThat;

import network.khala.node.store.KeyValueStore.Durability;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What a block costs depends on what it changes, not on how many blocks there were. Counted in
/// operations on the store, so that a busy machine does not matter.
class CostPerBlockTest {
  private static final int BLOCKS = 20_000;
  private static final int SPAN = 2_000;

  @Test
  void append_overALongChain_costsTheSame() {
    CountingStore store = new CountingStore();
    ChainDatabase database = ChainDatabase.open(store, Pruning.DEFAULT, 4096);
    SampleChain chain = new SampleChain(11, 400, 6);
    long early = 0;
    long late = 0;
    for (int number = 0; number < BLOCKS; number++) {
      store.operations = 0;
      database.append(chain.next(database), Durability.PROCESS);
      database.finalise(number, SampleChain.proof(number));
      if (number >= SPAN && number < 2 * SPAN) {
        early += store.operations;
      }
      if (number >= BLOCKS - SPAN) {
        late += store.operations;
      }
    }
    assertThat((double) late / early).isBetween(0.95, 1.05);
  }

  private static final class CountingStore implements KeyValueStore {
    private final MemoryStore store = new MemoryStore();
    private long operations;

    @Override
    public byte @Nullable [] get(Column column, byte[] key) {
      operations++;
      return store.get(column, key);
    }

    @Override
    public Cursor cursor(Column column) {
      return store.cursor(column);
    }

    @Override
    public Batch newBatch() {
      Batch batch = store.newBatch();
      return new Batch() {
        @Override
        public void put(Column column, byte[] key, byte[] value) {
          operations++;
          batch.put(column, key, value);
        }

        @Override
        public void delete(Column column, byte[] key) {
          operations++;
          batch.delete(column, key);
        }

        @Override
        public void close() {
          // The memory store takes its own batches only.
          store.write(batch, Durability.PROCESS);
        }
      };
    }

    @Override
    public void write(Batch batch, Durability durability) {}

    @Override
    public Snapshot newSnapshot() {
      return store.newSnapshot();
    }

    @Override
    public void close() {}
  }
}
