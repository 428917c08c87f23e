package network.khala.client.rpc;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Calls over HTTP POST, each by itself.
final class HttpRpcClient implements RpcClient {
  /// A character takes at most this many bytes in UTF-8.
  private static final long BYTES_PER_CHAR = 3;

  private final URI endpoint;
  private final RpcOptions options;
  private final HttpClient http;
  private final Message.Format format;
  private final Semaphore room;
  private final AtomicLong lastId = new AtomicLong();

  HttpRpcClient(URI endpoint, RpcOptions options) {
    this.endpoint = endpoint;
    this.options = options;
    this.format = new Message.Format(options.maxMessageChars());
    this.room = new Semaphore(options.maxPendingRequests());
    this.http =
        HttpClient.newBuilder()
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .connectTimeout(options.connectTimeout())
            .version(HttpClient.Version.HTTP_1_1)
            .build();
  }

  @Override
  public URI endpoint() {
    return endpoint;
  }

  @Override
  public CompletableFuture<JsonNode> callAsync(
      String method, List<? extends @Nullable Object> params) {
    if (!room.tryAcquire()) {
      return CompletableFuture.failedFuture(
          new RpcException.Disconnected(
              method + ": " + options.maxPendingRequests() + " calls are underway already", null));
    }
    long id = lastId.incrementAndGet();
    HttpRequest request =
        HttpRequest.newBuilder(endpoint)
            .header("Content-Type", "application/json")
            .timeout(options.requestTimeout())
            .POST(HttpRequest.BodyPublishers.ofString(format.request(id, method, params)))
            .build();
    HttpResponse.BodyHandler<String> body =
        HttpResponse.BodyHandlers.limiting(
            HttpResponse.BodyHandlers.ofString(), options.maxMessageChars() * BYTES_PER_CHAR);
    return http.sendAsync(request, body)
        .handle(
            (response, failure) -> {
              room.release();
              if (response == null) {
                throw failed(method, failure);
              }
              return result(id, method, response);
            });
  }

  private RpcException failed(String method, @Nullable Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    if (cause instanceof HttpTimeoutException) {
      return new RpcException.TimedOut(method, options.requestTimeout());
    }
    return new RpcException.Disconnected(
        method + ": node " + endpoint + " not reachable: " + WebSocketConnection.reason(cause),
        cause);
  }

  private JsonNode result(long id, String method, HttpResponse<String> response) {
    if (response.statusCode() / 100 != 2) {
      throw new RpcException.Malformed(
          method + ": node " + endpoint + " answered with HTTP status " + response.statusCode(),
          null);
    }
    return switch (format.read(response.body())) {
      case Message.Result(long answered, JsonNode value) when answered == id -> value;
      case Message.Failure failure ->
          throw new RpcException.Answered(method, failure.code(), failure.text(), failure.data());
      case Message.Result _ ->
          throw new RpcException.Malformed(method + ": the answer belongs to another call", null);
      case Message.Notification _ ->
          throw new RpcException.Malformed(method + ": a notification came over HTTP", null);
    };
  }

  @Override
  public RpcSubscription subscribe(SubscriptionKind kind, List<? extends @Nullable Object> params) {
    throw new UnsupportedOperationException(
        kind.subscribe() + ": subscriptions need a WebSocket; connect by ws:// or wss://");
  }

  @Override
  public void close() {
    http.shutdown();
  }
}
