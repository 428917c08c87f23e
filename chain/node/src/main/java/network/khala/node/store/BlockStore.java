package network.khala.node.store;

import java.util.List;
import java.util.Optional;
import network.khala.node.store.KeyValueStore.Batch;
import network.khala.scale.Bytes;
import network.khala.scale.Bytes32;
import network.khala.scale.Codec;
import network.khala.scale.Codecs;

/// Headers, bodies and finality proofs of all blocks, for ever. Safe for use by several threads.
public final class BlockStore {
  private static final Codec<List<Bytes>> EXTRINSICS = Codecs.list(Codecs.BYTES);

  private final KeyValueStore store;

  BlockStore(KeyValueStore store) {
    this.store = store;
  }

  /// The hash of block `number`.
  public Optional<Bytes32> hash(long number) {
    return headerRow(number).map(row -> Bytes32.of(row.slice(0, Bytes32.SIZE).toArray()));
  }

  /// The SCALE header of block `number`.
  public Optional<Bytes> header(long number) {
    return headerRow(number).map(row -> row.slice(Bytes32.SIZE, row.size()));
  }

  private Optional<Bytes> headerRow(long number) {
    Optional<Bytes> row = row(Column.HEADERS, number);
    if (row.isPresent() && row.get().size() < Bytes32.SIZE) {
      throw new CorruptStoreException("the header of block " + number + " is damaged", null);
    }
    return row;
  }

  /// The number of the block with this hash.
  public Optional<Long> number(Bytes32 hash) {
    return Optional.ofNullable(store.get(Column.NUMBERS, hash.toArray())).map(Keys::number);
  }

  /// The extrinsics of block `number`, each with its length prefix.
  public Optional<List<Bytes>> body(long number) {
    return row(Column.BODIES, number)
        .map(row -> StoredRow.decode(EXTRINSICS, row.toArray(), "the body of block " + number));
  }

  /// The proof that block `number` is final. Not every final block has its own: one also makes all
  /// blocks before it final.
  public Optional<Bytes> finalityProof(long number) {
    return row(Column.FINALITY, number);
  }

  /// The first block at or after `number` that has a finality proof of its own.
  public Optional<Long> nextFinalityProof(long number) {
    try (Cursor cursor = store.cursor(Column.FINALITY)) {
      return cursor.seek(Keys.number(number))
          ? Optional.of(Keys.number(cursor.key()))
          : Optional.empty();
    }
  }

  /// The last block at or before `number` that has a finality proof of its own.
  public Optional<Long> lastFinalityProof(long number) {
    try (Cursor cursor = store.cursor(Column.FINALITY)) {
      return cursor.seekBack(Keys.number(number))
          ? Optional.of(Keys.number(cursor.key()))
          : Optional.empty();
    }
  }

  private Optional<Bytes> row(Column column, long number) {
    return number < 0
        ? Optional.empty()
        : Optional.ofNullable(store.get(column, Keys.number(number))).map(Bytes::wrap);
  }

  void write(Batch batch, NewBlock block) {
    byte[] number = Keys.number(block.number());
    batch.put(Column.HEADERS, number, block.hash().toBytes().concat(block.header()).toArray());
    batch.put(Column.NUMBERS, block.hash().toArray(), number);
    batch.put(Column.BODIES, number, EXTRINSICS.encode(block.extrinsics()));
    block.finalityProof().ifPresent(proof -> writeProof(batch, block.number(), proof));
  }

  void writeProof(Batch batch, long number, Bytes proof) {
    batch.put(Column.FINALITY, Keys.number(number), proof.toArray());
  }
}
