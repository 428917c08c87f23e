package network.khala.rpc.api;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import network.khala.rpc.jsonrpc.Answer.Connection;
import network.khala.rpc.jsonrpc.Answer.Context;
import network.khala.rpc.jsonrpc.RpcError;
import network.khala.rpc.jsonrpc.RpcException;
import network.khala.rpc.transport.Budget;
import network.khala.scale.Bytes;

/// The memory of the keys that subscriptions watch, bounded for each connection and for all: a
/// request is short beside what the server keeps for it as long as the subscription lasts.
final class WatchedKeys {
  private static final long MAX_OF_CONNECTION = 4L << 20;
  private static final long MAX_IN_ALL = 256L << 20;

  /// What a key costs beside its bytes: its place in a list, and in the index a set of those that
  /// watch it.
  private static final long BYTES_BESIDE = 320;

  private final long maxOfConnection;
  private final Budget inAll;
  private final Map<Connection, Long> ofConnection = new ConcurrentHashMap<>();

  WatchedKeys() {
    this(MAX_OF_CONNECTION, MAX_IN_ALL);
  }

  WatchedKeys(long maxOfConnection, long maxInAll) {
    this.maxOfConnection = maxOfConnection;
    this.inAll = new Budget(maxInAll);
  }

  /// Makes room for the keys of a subscription.
  ///
  /// @return what gives it back
  /// @throws RpcException if there is none
  Runnable reserve(List<Bytes> keys, Context context) {
    long bytes = keys.stream().mapToLong(key -> key.size() + BYTES_BESIDE).sum();
    if (!inAll.reserve(bytes)) {
      throw tooMany("this server watches all the keys that it can; try again later");
    }
    context.connection().ifPresent(connection -> reserve(connection, bytes));
    AtomicBoolean released = new AtomicBoolean();
    return () -> {
      if (!released.getAndSet(true)) {
        inAll.release(bytes);
        context.connection().ifPresent(connection -> release(connection, bytes));
      }
    };
  }

  private void reserve(Connection connection, long bytes) {
    ofConnection.compute(
        connection,
        (_, taken) -> {
          long sum = (taken == null ? 0 : taken) + bytes;
          if (sum > maxOfConnection) {
            inAll.release(bytes);
            throw tooMany(
                "the keys that a connection watches may have "
                    + maxOfConnection
                    + " bytes together, each counted with "
                    + BYTES_BESIDE
                    + " more; end other subscriptions first");
          }
          return sum;
        });
  }

  private void release(Connection connection, long bytes) {
    ofConnection.computeIfPresent(
        connection, (_, taken) -> taken == bytes ? null : Long.valueOf(taken - bytes));
  }

  private static RpcException tooMany(String which) {
    return new RpcException(
        RpcError.of(RpcError.TOO_MANY_SUBSCRIPTIONS, "Too many keys are watched", which));
  }
}
