package network.khala.node.archive;

import java.io.IOException;
import java.io.OutputStream;
import java.util.function.LongConsumer;
import network.khala.node.chain.Block;
import network.khala.node.store.ChainDatabase;
import network.khala.node.store.CorruptStoreException;
import network.khala.protocol.substrate.Header;
import network.khala.scale.ScaleWriter;

/// Writes blocks of a database as one stream: their number (`u64`), then each [SignedBlock], with
/// nothing between. Other Substrate nodes write the same form.
public final class ArchiveWriter {
  private ArchiveWriter() {}

  /// Writes the blocks from `first` to `last`, both included.
  ///
  /// @param progress is told the number of each block that is written
  /// @throws IOException if the stream refuses
  public static void write(
      ChainDatabase database, long first, long last, OutputStream stream, LongConsumer progress)
      throws IOException {
    stream.write(new ScaleWriter().u64(last - first + 1).toArray());
    for (long number = first; number <= last; number++) {
      ScaleWriter out = new ScaleWriter();
      new SignedBlock(block(database, number), database.blocks().finalityProof(number)).encode(out);
      stream.write(out.toArray());
      progress.accept(number);
    }
  }

  /// A block that the head stands on must be there.
  static Block block(ChainDatabase database, long number) {
    return database
        .blocks()
        .header(number)
        .map(Header.CODEC::decode)
        .flatMap(header -> database.blocks().body(number).map(body -> new Block(header, body)))
        .orElseThrow(
            () ->
                new CorruptStoreException(
                    "block " + number + " is missing from the database", null));
  }
}
