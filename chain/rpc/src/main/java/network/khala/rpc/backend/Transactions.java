package network.khala.rpc.backend;

import java.util.List;
import java.util.function.Consumer;
import network.khala.node.pool.PoolStatus;
import network.khala.protocol.substrate.Hash;
import network.khala.scale.Bytes;

/// The transactions that wait for inclusion.
public interface Transactions {
  /// Takes a transaction in.
  ///
  /// @param watcher hears what becomes of it, until a last status; it must return at once
  /// @return its hash
  /// @throws network.khala.node.pool.PoolRefusedException if it is not taken
  Hash submit(Bytes extrinsic, Consumer<PoolStatus> watcher);

  /// Those that can be included next, best first, with their length prefixes.
  List<Bytes> pending();

  /// Throws one away and takes it in no more for a while; what depends on it waits then.
  ///
  /// @return whether it was there
  boolean remove(Hash hash);

  /// Whether one that can be included next provides the tag.
  boolean provides(Bytes tag);
}
