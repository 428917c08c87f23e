package network.khala.node.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rocksdb.Checkpoint;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.FlushOptions;
import org.rocksdb.NativeLibraryLoader;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteOptions;

/// A store on RocksDB. Its folder belongs to one process at a time.
///
/// Writes stop at a low-water mark of free room, while everything is still well. A write that fails
/// later than that makes the store refuse all further writes: whether the batch counts shows when
/// it is opened again, and until then nothing may build on either answer.
public final class RocksStore implements KeyValueStore {
  /// Where in the store's folder RocksDB keeps its files.
  public static final String FOLDER = "rocksdb";

  private final Path folder;
  private final StoreOptions settings;
  private final FileStore disk;
  private final DirectoryLock directoryLock;
  private final RocksOptions options;
  private final ReadOptions latest = new ReadOptions();
  private final WriteOptions buffered = new WriteOptions();
  private final WriteOptions synced = new WriteOptions().setSync(true);
  private final List<ColumnFamilyHandle> handles = new ArrayList<>();
  private final Map<Column, ColumnFamilyHandle> columns = new EnumMap<>(Column.class);
  private final RocksDB database;
  private final Lifecycle lifecycle;
  private final Witness witness;
  private volatile @Nullable StoreException failure;

  private RocksStore(
      Path folder, StoreOptions settings, DirectoryLock directoryLock, RocksOptions options)
      throws RocksDBException, IOException {
    this.folder = folder;
    this.settings = settings;
    this.disk = Files.getFileStore(folder);
    this.directoryLock = directoryLock;
    this.options = options;
    requireRoom();
    String path = folder.resolve(FOLDER).toString();
    this.database = RocksDB.open(options.database(), path, descriptors(options), handles);
    // The handles come in the order of the descriptors.
    Iterator<ColumnFamilyHandle> opened = handles.iterator();
    opened.next();
    for (Column column : Column.values()) {
      columns.put(column, opened.next());
    }
    this.lifecycle = new Lifecycle(folder);
    this.witness = new Witness(folder.resolve("witness"));
  }

  private static List<ColumnFamilyDescriptor> descriptors(RocksOptions options) {
    List<ColumnFamilyDescriptor> descriptors = new ArrayList<>();
    // RocksDB insists on its default column, which stays empty.
    descriptors.add(
        new ColumnFamilyDescriptor(
            RocksDB.DEFAULT_COLUMN_FAMILY, options.column(Column.Access.POINT)));
    for (Column column : Column.values()) {
      byte[] name = column.diskName().getBytes(StandardCharsets.US_ASCII);
      descriptors.add(new ColumnFamilyDescriptor(name, options.column(column.access())));
    }
    return descriptors;
  }

  /// Opens the database in a folder, or makes one.
  ///
  /// @throws StoreException of the fitting kind if that is not possible
  public static RocksStore open(Path folder, StoreOptions settings) {
    DirectoryLock lock = DirectoryLock.take(folder);
    loadNativeCode(folder);
    RocksOptions options = new RocksOptions(settings.cacheBytes());
    boolean opened = false;
    try {
      RocksStore store = new RocksStore(folder, settings, lock, options);
      opened = true;
      store.requireAllThatWasSynced();
      return store;
    } catch (RocksDBException e) {
      throw RocksErrors.translate(folder, "opening", e);
    } catch (IOException e) {
      throw new StoreFailedException("opening database " + folder + ": " + e, e);
    } finally {
      if (!opened) {
        options.close();
        lock.close();
      }
    }
  }

  /// Unpacks it beside the database, where the next start replaces it: a process that is killed
  /// would leave another 17 MB among the temporary files each time. Where no code may be run from
  /// that disk, it is unpacked there all the same. Does nothing after the first time.
  private static void loadNativeCode(Path folder) {
    try {
      NativeLibraryLoader.getInstance().loadLibrary(folder.toString());
    } catch (IOException | UnsatisfiedLinkError e) {
      RocksDB.loadLibrary();
    }
  }

  private void requireAllThatWasSynced() {
    long there = database.getLatestSequenceNumber();
    long synced = witness.read();
    if (there < synced) {
      close();
      throw new CorruptStoreException(
          "database %s ends at change %d, but change %d was stored; its log is damaged or gone; "
                  .formatted(folder, there, synced)
              + "restore a backup, or delete the folder and sync again",
          null);
    }
  }

  @Override
  public byte @Nullable [] get(Column column, byte[] key) {
    return get(column, key, latest);
  }

  byte @Nullable [] get(Column column, byte[] key, ReadOptions view) {
    return lifecycle.use(
        () -> {
          try {
            return database.get(handle(column), view, key);
          } catch (RocksDBException e) {
            throw RocksErrors.translate(folder, "reading", e);
          }
        });
  }

  @Override
  public Cursor cursor(Column column) {
    return cursor(column, latest);
  }

  Cursor cursor(Column column, ReadOptions view) {
    return lifecycle.use(
        () -> new RocksCursor(folder, lifecycle, database.newIterator(handle(column), view)));
  }

  @Override
  public Snapshot newSnapshot() {
    return lifecycle.use(() -> new RocksSnapshot(this, lifecycle, database));
  }

  @Override
  public Batch newBatch() {
    return lifecycle.use(() -> new RocksBatch(lifecycle, columns));
  }

  @Override
  public void write(Batch batch, Durability durability) {
    lifecycle.use(
        () -> {
          StoreException earlier = failure;
          if (earlier != null) {
            throw new StoreFailedException(
                "database " + folder + " takes no writes since one failed; start again", earlier);
          }
          requireRoom();
          try {
            database.write(
                durability == Durability.POWER ? synced : buffered, ((RocksBatch) batch).content());
          } catch (RocksDBException e) {
            StoreException translated = RocksErrors.translate(folder, "writing to", e);
            failure = translated;
            throw translated;
          }
          if (durability == Durability.POWER) {
            witness.write(database.getLatestSequenceNumber());
          }
          return true;
        });
  }

  /// Makes a copy of all that is stored, in a folder that does not exist yet. Files that never
  /// change are linked where the disk is the same.
  public void checkpoint(Path target) {
    lifecycle.use(
        () -> {
          requireRoom();
          try (Checkpoint checkpoint = Checkpoint.create(database)) {
            checkpoint.createCheckpoint(target.toString());
            return true;
          } catch (RocksDBException e) {
            throw RocksErrors.translate(folder, "copying", e);
          }
        });
  }

  private void requireRoom() {
    long free;
    try {
      free = disk.getUsableSpace();
    } catch (IOException e) {
      throw new StoreFailedException("database " + folder + ": free room is unknown: " + e, e);
    }
    if (free < settings.keepFreeBytes()) {
      throw StoreFullException.before(
          "the disk of database %s has %d bytes left, %d are kept free; make room"
              .formatted(folder, free, settings.keepFreeBytes()));
    }
  }

  private ColumnFamilyHandle handle(Column column) {
    ColumnFamilyHandle handle = columns.get(column);
    if (handle == null) {
      throw new IllegalStateException("every column was opened");
    }
    return handle;
  }

  @Override
  public void close() {
    lifecycle.closeAll(
        () -> {
          flush();
          handles.reversed().forEach(ColumnFamilyHandle::close);
          database.close();
          synced.close();
          buffered.close();
          latest.close();
          options.close();
          witness.close();
          directoryLock.close();
        });
  }

  /// Moves the log into table files, so that the next start need not.
  private void flush() {
    try (FlushOptions wait = new FlushOptions().setWaitForFlush(true)) {
      database.flush(wait, handles);
    } catch (RocksDBException e) {
      // A full disk, say. The log holds everything, and the next start reads it.
    }
  }
}
