package network.khala.rpc.v1;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import network.khala.protocol.substrate.Hash;
import network.khala.rpc.jsonrpc.RpcException;

/// The blocks that a follower was told of and has not let go of. Safe for use by several threads.
final class PinnedBlocks {
  private final Map<Hash, Long> numbers = new ConcurrentHashMap<>();
  private final int max;

  PinnedBlocks(int max) {
    this.max = max;
  }

  /// Pins a block.
  ///
  /// @return false if there are as many as there may be
  boolean pin(Hash hash, long number) {
    if (numbers.size() >= max) {
      return false;
    }
    numbers.put(hash, number);
    return true;
  }

  /// The number of a block that is pinned.
  Optional<Long> number(Hash hash) {
    return Optional.ofNullable(numbers.get(hash));
  }

  /// Lets go of blocks: of all of them, or of none if one is not pinned or is named twice.
  ///
  /// @throws RpcException telling why none was let go of
  synchronized void unpin(List<Hash> hashes) {
    Set<Hash> distinct = new HashSet<>(hashes);
    if (distinct.size() < hashes.size()) {
      throw ChainHeadError.duplicateHashes();
    }
    if (!numbers.keySet().containsAll(distinct)) {
      throw ChainHeadError.notPinned();
    }
    numbers.keySet().removeAll(distinct);
  }
}
