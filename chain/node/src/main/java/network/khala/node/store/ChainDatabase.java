package network.khala.node.store;

import java.util.Optional;
import network.khala.node.store.KeyValueStore.Batch;
import network.khala.node.store.KeyValueStore.Durability;
import network.khala.scale.Bytes;
import network.khala.scale.Bytes32;
import org.jspecify.annotations.Nullable;

/// A chain on disk: one line of blocks, each appended in one atomic step with its state, its light
/// data and its finality proof if there is one. Forks do not occur: consensus decides before a
/// block is appended.
///
/// One thread appends; any thread reads. A crash at any moment, also in the middle of a write,
/// leaves a database whose head is the block before or the block after.
///
/// Source: `docs/protocol/state-trie.md#store`.
public final class ChainDatabase implements AutoCloseable {
  private final KeyValueStore store;
  private final BlockStore blocks;
  private final LightStore light;
  private final StateStore states;
  private volatile @Nullable ChainHead head;

  private ChainDatabase(
      KeyValueStore store, Pruning pruning, int cacheNodes, @Nullable ChainHead head) {
    this.store = store;
    this.blocks = new BlockStore(store);
    this.light = new LightStore(store);
    this.states = new StateStore(store, pruning, cacheNodes, head);
    this.head = head;
  }

  /// Takes up a chain where its database left it, or an empty database. Closes `store` when it is
  /// closed itself.
  ///
  /// @param cacheNodes how many trie nodes to keep decoded, about half a KiB each
  /// @throws CorruptStoreException if what the head refers to is damaged or missing
  public static ChainDatabase open(KeyValueStore store, Pruning pruning, int cacheNodes) {
    byte[] row = store.get(Column.META, ChainHead.KEY);
    ChainDatabase database =
        new ChainDatabase(store, pruning, cacheNodes, row == null ? null : ChainHead.decode(row));
    database.checkHead();
    return database;
  }

  private void checkHead() {
    ChainHead current = head;
    if (current == null) {
      return;
    }
    long number = current.number();
    if (!blocks.hash(number).equals(Optional.of(current.hash()))
        || !blocks.number(current.hash()).equals(Optional.of(number))
        || blocks.body(number).isEmpty()) {
      throw new CorruptStoreException(
          "block " + number + ", the head of the database, is damaged or missing", null);
    }
    // Reads the root node, which is checked against the root hash.
    states.at(number).closestDescendantMerkleValue(Bytes.EMPTY);
  }

  /// Where the chain stands; empty before genesis is appended.
  public Optional<ChainHead> head() {
    return Optional.ofNullable(head);
  }

  /// Where the chain stands.
  ///
  /// @throws NoChainException before genesis is appended
  public ChainHead existingHead() {
    return head().orElseThrow(NoChainException::new);
  }

  /// Headers, bodies and finality proofs.
  public BlockStore blocks() {
    return blocks;
  }

  /// The states.
  public StateStore states() {
    return states;
  }

  /// What light clients are served.
  public LightStore light() {
    return light;
  }

  /// Appends a block.
  ///
  /// @param durability what it survives once this returns; a block must survive a power cut before
  ///   a signature on it leaves the process
  /// @throws IllegalArgumentException if the block does not follow the head
  /// @throws StoreFullException if there is no room; nothing was written, the same block may be
  ///   appended later
  /// @throws StoreException if the database cannot be written to any more
  public synchronized void append(NewBlock block, Durability durability) {
    ChainHead former = head;
    long expected = former == null ? 0 : former.number() + 1;
    if (block.number() != expected || block.state().parent() != expected - 1) {
      throw new IllegalArgumentException(
          "block "
              + block.number()
              + " with the state after block "
              + block.state().parent()
              + " does not follow, block "
              + expected
              + " does");
    }
    long finalised = former == null ? 0 : former.finalised();
    if (block.finalityProof().isPresent()) {
      finalised = block.number();
    }
    try (Batch batch = store.newBatch()) {
      blocks.write(batch, block);
      light.write(batch, block.number(), block.light());
      long oldest = states.write(batch, block.state(), block.number(), finalised);
      ChainHead next =
          new ChainHead(
              block.number(),
              block.hash(),
              block.state().trie().root(),
              block.state().trie().nextId(),
              oldest,
              finalised);
      batch.put(Column.META, ChainHead.KEY, next.encode());
      ChainHead current = former;
      states.beginWrite(oldest);
      try {
        store.write(batch, durability);
        current = next;
      } finally {
        states.endWrite(current);
        head = current;
      }
    }
  }

  /// Stores the proof that block `number`, and so every block before it, is final, and makes it and
  /// all before survive a power cut.
  ///
  /// @throws IllegalArgumentException if there is no such block
  /// @throws StoreException as [#append]
  public synchronized void finalise(long number, Bytes proof) {
    ChainHead former = head;
    if (former == null || number < 0 || number > former.number()) {
      throw new IllegalArgumentException("there is no block " + number + " to finalise");
    }
    ChainHead next = former.withFinalised(Math.max(number, former.finalised()));
    try (Batch batch = store.newBatch()) {
      blocks.writeProof(batch, number, proof);
      batch.put(Column.META, ChainHead.KEY, next.encode());
      store.write(batch, Durability.POWER);
      states.endWrite(next);
      head = next;
    }
  }

  /// Makes all that was appended survive a power cut.
  ///
  /// @throws StoreException if the database cannot be written to any more
  public synchronized void sync() {
    ChainHead current = head;
    if (current != null) {
      try (Batch batch = store.newBatch()) {
        batch.put(Column.META, ChainHead.KEY, current.encode());
        store.write(batch, Durability.POWER);
      }
    }
  }

  /// The hash of block 0, by which chains are told apart; empty before genesis is appended.
  public Optional<Bytes32> genesisHash() {
    return blocks.hash(0);
  }

  @Override
  public void close() {
    store.close();
  }
}
