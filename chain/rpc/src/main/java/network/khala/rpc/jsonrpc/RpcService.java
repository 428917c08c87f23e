package network.khala.rpc.jsonrpc;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import network.khala.rpc.jsonrpc.Request.Refused;
import network.khala.rpc.transport.Budget;
import network.khala.rpc.transport.Peer;
import network.khala.rpc.transport.TextChannel;
import network.khala.rpc.transport.TransportHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Serves JSON-RPC 2.0 over a transport: finds the methods that requests name, runs them, and
/// writes the answers.
public final class RpcService implements TransportHandler {
  private static final Logger LOG = LoggerFactory.getLogger(RpcService.class);
  private static final String NOT_SAFE = "RPC call is unsafe to be called externally";

  private final Methods methods;
  private final RpcLimits limits;
  private final UnsafeMethods unsafe;
  private final Supplier<Health> health;
  private final RequestReader reader;
  private final Semaphore running;
  private final Budget queuedInAll;

  /// Serves the given methods.
  ///
  /// @param unsafe who may call unsafe methods
  /// @param health what `GET /health` tells
  public RpcService(
      Methods methods, RpcLimits limits, UnsafeMethods unsafe, Supplier<Health> health) {
    this.methods = methods;
    this.limits = limits;
    this.unsafe = unsafe;
    this.health = health;
    this.reader = new RequestReader(limits.maxMessageChars(), limits.maxBatch());
    this.running = new Semaphore(limits.maxRunning(), true);
    this.queuedInAll = new Budget(limits.maxQueuedCharsInAll());
  }

  @Override
  public Conversation open(Peer peer, TextChannel channel) {
    return new RpcConnection(this, limits, queuedInAll, peer, channel);
  }

  @Override
  public Optional<String> post(Peer peer, String message) {
    return serve(message, context(peer, Optional.empty()), Optional.empty()).map(Reply::text);
  }

  @Override
  public String tooLong() {
    return answer(
        "null",
        RpcError.of(
            RpcError.REQUEST_TOO_BIG,
            "Request is too big",
            "Exceeded max limit of " + limits.maxMessageChars()));
  }

  @Override
  public Health health() {
    return health.get();
  }

  Answer.Context context(Peer peer, Optional<Answer.Connection> connection) {
    return new Answer.Context(peer.local(), unsafe.allows(peer), connection);
  }

  /// Serves a message.
  ///
  /// @param connection where subscriptions live; absent over HTTP
  /// @return nothing if the message holds nothing but notifications
  Optional<Reply> serve(
      String message, Answer.Context context, Optional<RpcConnection> connection) {
    running.acquireUninterruptibly();
    try {
      return switch (reader.read(message)) {
        case Refused refused -> Optional.of(refused(refused));
        case Request.Call call -> call(call, context, connection);
        case Request.Batch(List<Request> requests) -> batch(requests, context, connection);
      };
    } finally {
      running.release();
    }
  }

  private Optional<Reply> batch(
      List<Request> requests, Answer.Context context, Optional<RpcConnection> connection) {
    var text = new StringBuilder("[");
    List<Subscription> subscriptions = new ArrayList<>();
    List<Runnable> then = new ArrayList<>();
    for (Request request : requests) {
      Optional<Reply> reply =
          switch (request) {
            case Refused refused -> Optional.of(refused(refused));
            case Request.Call call -> call(call, context, connection);
            case Request.Batch _ -> throw new IllegalStateException("a batch in a batch");
          };
      if (reply.isEmpty()) {
        continue;
      }
      String part = reply.get().text();
      if (text.length() + part.length() > limits.maxResponseChars()) {
        reply.get().subscriptions().forEach(Subscription::close);
        part = answer(idOf(request), RpcError.responseTooBig(limits.maxResponseChars()));
      } else {
        subscriptions.addAll(reply.get().subscriptions());
      }
      // Also where the answer did not fit: the work must end by itself to free its place.
      then.addAll(reply.get().then());
      text.append(text.length() > 1 ? "," : "").append(part);
    }
    return text.length() == 1
        ? Optional.empty()
        : Optional.of(new Reply(text.append(']').toString(), subscriptions, then));
  }

  private static String idOf(Request request) {
    return switch (request) {
      case Request.Call call -> call.id().orElse("null");
      case Refused refused -> refused.id();
      case Request.Batch _ -> "null";
    };
  }

  private static Reply refused(Refused refused) {
    return Reply.of(answer(refused.id(), refused.error()));
  }

  /// Notifications ask for nothing that anybody could see the effect of, so they are not run.
  private Optional<Reply> call(
      Request.Call call, Answer.Context context, Optional<RpcConnection> connection) {
    return call.id().map(id -> call(id, call, context, connection));
  }

  private Reply call(
      String id, Request.Call call, Answer.Context context, Optional<RpcConnection> connection) {
    try {
      return run(id, call, context, connection);
    } catch (RpcException e) {
      return Reply.of(answer(id, e.error()));
    } catch (RuntimeException | StackOverflowError e) {
      LOG.error("method failed method={}", call.method(), e);
      return Reply.of(answer(id, RpcError.of(RpcError.INTERNAL, "Internal error")));
    }
  }

  private Reply run(
      String id, Request.Call call, Answer.Context context, Optional<RpcConnection> connection) {
    Method method =
        methods
            .find(call.method())
            .orElseThrow(() -> new RpcException(notFound("Method not found")));
    if (method.unsafe() && !context.unsafe()) {
      throw new RpcException(notFound(NOT_SAFE));
    }
    var params = new Params(method.params(), call.params());
    return switch (method) {
      case Method.Query query -> query(id, query, params, context);
      case Method.Operation operation -> {
        Opening.Opened opened = operation.opening().to(params, context);
        yield new Reply(answer(id, opened.result()), List.of(), List.of(opened.then()));
      }
      case Method.Subscribe subscribe ->
          subscribe(id, subscribe, params, context, onlyOverWebSocket(connection));
      case Method.Unsubscribe _ -> {
        boolean done = onlyOverWebSocket(connection).unsubscribe(params.text("subscription"));
        yield Reply.of(answer(id, JsonNodeFactory.instance.booleanNode(done)));
      }
    };
  }

  private Reply query(String id, Method.Query query, Params params, Answer.Context context) {
    String text = answer(id, query.answer().to(params, context));
    return Reply.of(
        text.length() > query.maxResponseChars()
            ? answer(id, RpcError.responseTooBig(query.maxResponseChars()))
            : text);
  }

  private static Reply subscribe(
      String id,
      Method.Subscribe method,
      Params params,
      Answer.Context context,
      RpcConnection connection) {
    Subscription subscription = connection.subscribe(method.notification());
    try {
      subscription.started(method.source().start(params, context, subscription));
    } catch (RuntimeException e) {
      subscription.close();
      throw e;
    }
    JsonNode name = JsonNodeFactory.instance.stringNode(subscription.id());
    return new Reply(answer(id, name), List.of(subscription), List.of());
  }

  private static RpcConnection onlyOverWebSocket(Optional<RpcConnection> connection) {
    return connection.orElseThrow(
        () -> new RpcException(notFound("Subscriptions need a WebSocket connection")));
  }

  private static RpcError notFound(String message) {
    return RpcError.of(RpcError.METHOD_NOT_FOUND, message);
  }

  private static String answer(String id, JsonNode result) {
    return "{\"jsonrpc\":\"2.0\",\"result\":" + written(result) + ",\"id\":" + id + "}";
  }

  /// Most results are hex, for which a whole JSON writer is too much.
  private static String written(JsonNode result) {
    if (result.isString()) {
      String text = result.stringValue();
      if (text.chars().allMatch(RpcService::isPlain)) {
        return '"' + text + '"';
      }
    }
    return result.toString();
  }

  /// Whether a character stands for itself in a JSON string.
  private static boolean isPlain(int character) {
    return character >= ' ' && character < 0x7f && character != '"' && character != '\\';
  }

  private static String answer(String id, RpcError error) {
    return "{\"jsonrpc\":\"2.0\",\"error\":" + error.toJson() + ",\"id\":" + id + "}";
  }
}
