package network.khala.node.pool;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import network.khala.protocol.substrate.Hash;

/// Who wants to hear what becomes of which transaction.
final class Watchers {
  private final Map<Hash, List<Consumer<PoolStatus>>> byTransaction = new HashMap<>();

  void add(Hash hash, Consumer<PoolStatus> watcher) {
    byTransaction.computeIfAbsent(hash, key -> new ArrayList<>()).add(watcher);
  }

  void tell(Hash hash, PoolStatus status) {
    List<Consumer<PoolStatus>> watching =
        status.isLast() ? byTransaction.remove(hash) : byTransaction.get(hash);
    if (watching != null) {
      watching.forEach(watcher -> watcher.accept(status));
    }
  }
}
