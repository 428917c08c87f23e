package network.khala.rpc.backend;

import java.util.List;
import java.util.Optional;
import network.khala.protocol.substrate.Hash;
import network.khala.protocol.substrate.Header;
import network.khala.scale.Bytes;

/// The chain's blocks, one line of them. Safe for use by several threads.
public interface Blocks {
  /// The number of the newest block.
  long best();

  /// The number of the newest final block.
  long finalised();

  /// The hash of a block by number.
  Optional<Hash> hash(long number);

  /// The number of a block by hash.
  Optional<Long> number(Hash hash);

  /// A header by number.
  Optional<Header> header(long number);

  /// A header by number, encoded.
  Optional<Bytes> encodedHeader(long number);

  /// A block's extrinsics by number, each with its length prefix.
  Optional<List<Bytes>> body(long number);

  /// The encoded proof that a block is final, if it has one of its own.
  Optional<Bytes> finalityProof(long number);

  /// Calls `changed` after a block was added or became final; it must return at once.
  ///
  /// @return what ends that
  Runnable listen(Runnable changed);
}
