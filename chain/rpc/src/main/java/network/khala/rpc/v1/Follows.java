package network.khala.rpc.v1;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import network.khala.rpc.jsonrpc.Answer.Connection;
import network.khala.rpc.jsonrpc.Answer.Context;

/// All followers by the ids of their subscriptions. A follower is known only to the connection that
/// it belongs to.
final class Follows {
  /// How often one connection may follow the chain.
  static final int MAX_PER_CONNECTION = 2;

  private final Map<String, Owned> byId = new ConcurrentHashMap<>();

  private record Owned(Follow follow, Optional<Connection> owner) {}

  /// Takes a follower in.
  ///
  /// @throws network.khala.rpc.jsonrpc.RpcException if the connection has as many as it may have
  synchronized void add(String id, Follow follow, Context context) {
    long owned =
        byId.values().stream().filter(other -> other.owner().equals(context.connection())).count();
    if (owned >= MAX_PER_CONNECTION) {
      throw ChainHeadError.tooManyFollows(MAX_PER_CONNECTION);
    }
    byId.put(id, new Owned(follow, context.connection()));
  }

  /// The follower with this id, if it is one of the connection's.
  Optional<Follow> find(String id, Context context) {
    return Optional.ofNullable(byId.get(id))
        .filter(owned -> owned.owner().equals(context.connection()))
        .map(Owned::follow);
  }

  void remove(String id) {
    byId.remove(id);
  }
}
