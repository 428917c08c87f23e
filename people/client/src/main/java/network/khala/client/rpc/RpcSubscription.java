package network.khala.client.rpc;

import java.time.Duration;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// A running subscription. One consumer takes its messages in order.
public interface RpcSubscription extends AutoCloseable {

  /// Waits for the next message.
  ///
  /// @throws RpcException once the subscription has ended and all its messages are taken
  /// @throws InterruptedException if the thread is interrupted meanwhile
  JsonNode next() throws InterruptedException;

  /// Waits for the next message, but not longer than `limit`.
  ///
  /// @throws RpcException once the subscription has ended and all its messages are taken
  /// @throws InterruptedException if the thread is interrupted meanwhile
  Optional<JsonNode> next(Duration limit) throws InterruptedException;

  /// How often the subscription was made again after the connection broke. A consumer that must not
  /// miss anything fetches what lies between when this number grows.
  int renewals();

  /// Unsubscribes, without waiting for the node.
  @Override
  void close();
}
