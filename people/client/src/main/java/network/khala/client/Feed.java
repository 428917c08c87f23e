package network.khala.client;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import network.khala.client.rpc.RpcException;
import network.khala.client.rpc.RpcSubscription;
import tools.jackson.databind.JsonNode;

/// A running subscription whose messages are decoded. One consumer takes them in order.
///
/// @param <T> what a message holds
public final class Feed<T> implements AutoCloseable {
  private final RpcSubscription subscription;
  private final Function<JsonNode, T> decoder;

  Feed(RpcSubscription subscription, Function<JsonNode, T> decoder) {
    this.subscription = subscription;
    this.decoder = decoder;
  }

  /// Waits for the next message.
  ///
  /// @throws RpcException once the subscription has ended
  /// @throws InterruptedException if the thread is interrupted meanwhile
  public T next() throws InterruptedException {
    return decoder.apply(subscription.next());
  }

  /// Waits for the next message, but not longer than `limit`.
  ///
  /// @throws RpcException once the subscription has ended
  /// @throws InterruptedException if the thread is interrupted meanwhile
  public Optional<T> next(Duration limit) throws InterruptedException {
    return subscription.next(limit).map(decoder);
  }

  /// How often the subscription was made again after the connection broke. Messages in between are
  /// lost: a consumer that needs them fetches what lies between when this number grows.
  public int renewals() {
    return subscription.renewals();
  }

  /// Unsubscribes.
  @Override
  public void close() {
    subscription.close();
  }
}
