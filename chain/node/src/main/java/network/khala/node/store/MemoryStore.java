package network.khala.node.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A store in memory, for tests and tools. Cursors and snapshots are cheap to make; the first write
/// after one copies the columns that it touches.
public final class MemoryStore implements KeyValueStore {
  private final Map<Column, Table> tables = new EnumMap<>(Column.class);

  /// An empty store.
  public MemoryStore() {
    for (Column column : Column.values()) {
      tables.put(column, new Table(new TreeMap<>(Arrays::compareUnsigned)));
    }
  }

  private MemoryStore(MemoryStore original) {
    original.tables.forEach((column, table) -> tables.put(column, new Table(table.share())));
  }

  private Table table(Column column) {
    Table table = tables.get(column);
    if (table == null) {
      throw new IllegalStateException("every column has a table");
    }
    return table;
  }

  @Override
  public synchronized byte @Nullable [] get(Column column, byte[] key) {
    byte[] value = table(column).rows.get(key);
    return value == null ? null : value.clone();
  }

  @Override
  public synchronized Cursor cursor(Column column) {
    return new MemoryCursor(table(column).share());
  }

  @Override
  public Batch newBatch() {
    return new MemoryBatch();
  }

  @Override
  public synchronized void write(Batch batch, Durability durability) {
    ((MemoryBatch) batch).steps.forEach(step -> step.accept(this));
  }

  @Override
  public synchronized Snapshot newSnapshot() {
    MemoryStore copy = new MemoryStore(this);
    return new Snapshot() {
      @Override
      public byte @Nullable [] get(Column column, byte[] key) {
        return copy.get(column, key);
      }

      @Override
      public Cursor cursor(Column column) {
        return copy.cursor(column);
      }

      @Override
      public void close() {}
    };
  }

  /// Does nothing: the content stays readable, as that of a database does for the next process.
  @Override
  public void close() {}

  /// Rows of one column, copied before a change once somebody else looks at them.
  private static final class Table {
    NavigableMap<byte[], byte[]> rows;
    private boolean shared;

    Table(NavigableMap<byte[], byte[]> rows) {
      this.rows = rows;
    }

    NavigableMap<byte[], byte[]> share() {
      shared = true;
      return rows;
    }

    NavigableMap<byte[], byte[]> own() {
      if (shared) {
        rows = new TreeMap<>(rows);
        shared = false;
      }
      return rows;
    }
  }

  private static final class MemoryBatch implements Batch {
    final List<Consumer<MemoryStore>> steps = new ArrayList<>();

    @Override
    public void put(Column column, byte[] key, byte[] value) {
      byte[] ownKey = key.clone();
      byte[] ownValue = value.clone();
      steps.add(store -> store.table(column).own().put(ownKey, ownValue));
    }

    @Override
    public void delete(Column column, byte[] key) {
      byte[] ownKey = key.clone();
      steps.add(store -> store.table(column).own().remove(ownKey));
    }

    @Override
    public void close() {
      steps.clear();
    }
  }

  private static final class MemoryCursor implements Cursor {
    private final NavigableMap<byte[], byte[]> rows;
    private Map.@Nullable Entry<byte[], byte[]> at;

    MemoryCursor(NavigableMap<byte[], byte[]> rows) {
      this.rows = rows;
    }

    @Override
    public boolean seek(byte[] key) {
      at = rows.ceilingEntry(key);
      return at != null;
    }

    @Override
    public boolean seekBack(byte[] key) {
      at = rows.floorEntry(key);
      return at != null;
    }

    @Override
    public boolean next() {
      at = rows.higherEntry(standing().getKey());
      return at != null;
    }

    @Override
    public byte[] key() {
      return standing().getKey().clone();
    }

    @Override
    public byte[] value() {
      return standing().getValue().clone();
    }

    private Map.Entry<byte[], byte[]> standing() {
      Map.Entry<byte[], byte[]> entry = at;
      if (entry == null) {
        throw new IllegalStateException("the cursor stands on no key");
      }
      return entry;
    }

    @Override
    public void close() {}
  }
}
