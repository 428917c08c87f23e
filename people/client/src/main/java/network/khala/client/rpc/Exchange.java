package network.khala.client.rpc;

import java.net.URI;
import java.net.http.HttpClient;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/// What is underway over one connection: calls by number and subscriptions by the node's id. One
/// thread sends; the connection's thread receives.
final class Exchange implements WebSocketConnection.Receiver {
  private static final Logger LOG = LoggerFactory.getLogger(Exchange.class);

  private final WebSocketRpcClient client;
  private final Message.Format format;
  private final Map<Long, Call> underway = new ConcurrentHashMap<>();
  private final Map<JsonNode, WebSocketSubscription> subscriptions = new ConcurrentHashMap<>();
  private final WebSocketConnection connection;
  private volatile @Nullable RpcException end;

  /// Connects.
  ///
  /// @throws RpcException.Disconnected if that fails
  Exchange(
      WebSocketRpcClient client,
      HttpClient http,
      URI endpoint,
      RpcOptions options,
      Message.Format format) {
    this.client = client;
    this.format = format;
    this.connection = WebSocketConnection.open(http, endpoint, options, this);
  }

  WebSocketConnection connection() {
    return connection;
  }

  /// Sends a call; it fails if the connection breaks before the answer.
  ///
  /// @return false if the connection was over already, so that the call was not sent
  boolean send(Call call) throws InterruptedException {
    if (!connection.isOpen()) {
      return false;
    }
    underway.put(call.id(), call);
    connection.send(format.request(call.id(), call.method(), call.params()));
    RpcException over = end;
    if (over != null) {
      // The end may have been noted before the call was in the table.
      failUnderway(over);
    }
    return true;
  }

  /// The call is not waited for any longer.
  void abandon(Call call) {
    // A late confirmation of a subscription must still be seen, to undo it.
    if (call.subscription() == null) {
      underway.remove(call.id());
    }
  }

  /// Stops routing to the subscription and tells the node.
  void unsubscribe(WebSocketSubscription subscription) {
    for (JsonNode id : List.copyOf(subscriptions.keySet())) {
      if (subscriptions.remove(id, subscription)) {
        tellUnsubscribed(subscription, id);
      }
    }
  }

  private void tellUnsubscribed(WebSocketSubscription subscription, JsonNode id) {
    client.enqueue(subscription.kind().unsubscribe(), List.of(id));
  }

  @Override
  public void received(String text) {
    switch (format.read(text)) {
      case Message.Result(long id, JsonNode value) -> answered(id, value);
      case Message.Failure failure -> refused(failure);
      case Message.Notification(JsonNode id, JsonNode value, JsonNode error) ->
          notified(id, value, error);
    }
  }

  private void answered(long id, JsonNode value) {
    Call call = underway.remove(id);
    if (call == null) {
      LOG.debug("answer to no known call node={} id={}", client.endpoint(), id);
      return;
    }
    WebSocketSubscription subscription = call.subscription();
    if (subscription != null) {
      if (!value.isString() && !value.isIntegralNumber()) {
        throw new RpcException.Malformed(call.method() + ": no subscription id: " + value, null);
      }
      if (call.answer().isDone() || subscription.hasEnded()) {
        tellUnsubscribed(subscription, value);
        return;
      }
      subscriptions.put(value, subscription);
      client.confirmed(subscription);
    }
    call.answer().complete(value);
  }

  private void refused(Message.Failure failure) {
    Long id = failure.id();
    Call call = id == null ? null : underway.remove(id);
    if (call == null) {
      LOG.warn(
          "the node refused no known call node={} code={} text={}",
          client.endpoint(),
          failure.code(),
          failure.text());
      return;
    }
    var error =
        new RpcException.Answered(call.method(), failure.code(), failure.text(), failure.data());
    if (call.subscription() != null) {
      client.ended(call.subscription(), error);
    }
    call.answer().completeExceptionally(error);
  }

  private void notified(JsonNode id, @Nullable JsonNode value, @Nullable JsonNode error) {
    WebSocketSubscription subscription = subscriptions.get(id);
    if (subscription == null) {
      LOG.debug("message of no known subscription node={} id={}", client.endpoint(), id);
    } else if (value == null) {
      subscriptions.remove(id);
      client.ended(
          subscription,
          new RpcException.Closed(
              subscription.kind().subscribe() + ": ended by the node: " + error));
    } else if (!subscription.offer(value)) {
      client.unsubscribe(subscription);
    }
  }

  @Override
  public void ended(RpcException why) {
    end = why;
    failUnderway(why);
    for (WebSocketSubscription subscription : subscriptions.values()) {
      if (!subscription.kind().repeatable() || why instanceof RpcException.Closed) {
        client.ended(subscription, why);
      }
    }
  }

  private void failUnderway(RpcException why) {
    for (Call call : List.copyOf(underway.values())) {
      if (underway.remove(call.id(), call)) {
        call.answer().completeExceptionally(why);
      }
    }
  }
}
