package network.khala.node.store;

import network.khala.scale.Bytes32;
import network.khala.scale.DecodeException;
import network.khala.scale.ScaleReader;
import network.khala.scale.ScaleWriter;
import network.khala.trie.TrieRoot;

/// Where the chain in a database stands. Part of every write, so that it always fits the rest.
///
/// @param number the newest block
/// @param hash its hash
/// @param state its state
/// @param nextNodeId the first place of a trie node that was not given out yet
/// @param oldestState the oldest block whose state is kept; all from there to the head are
/// @param finalised the newest final block, 0 from the start
public record ChainHead(
    long number, Bytes32 hash, TrieRoot state, long nextNodeId, long oldestState, long finalised) {
  private static final int FORMAT = 1;
  static final byte[] KEY = {'h'};

  byte[] encode() {
    return new ScaleWriter(128)
        .u32(FORMAT)
        .u64(number)
        .raw(hash)
        .raw(state.hash())
        .u64(state.id())
        .u64(nextNodeId)
        .u64(oldestState)
        .u64(finalised)
        .toArray();
  }

  /// @throws CorruptStoreException if the row is damaged
  /// @throws StoreFailedException if another version of this program wrote it
  static ChainHead decode(byte[] row) {
    try {
      ScaleReader reader = new ScaleReader(row);
      long format = reader.u32();
      if (format != FORMAT) {
        throw new StoreFailedException(
            "the database has format " + format + ", this version reads " + FORMAT, null);
      }
      ChainHead head =
          new ChainHead(
              reader.u64(),
              reader.bytes32(),
              new TrieRoot(reader.bytes32(), reader.u64()),
              reader.u64(),
              reader.u64(),
              reader.u64());
      reader.expectEnd();
      return head;
    } catch (DecodeException e) {
      throw new CorruptStoreException("the head row of the database is damaged: " + e, e);
    }
  }

  ChainHead withFinalised(long number) {
    return new ChainHead(this.number, hash, state, nextNodeId, oldestState, number);
  }
}
