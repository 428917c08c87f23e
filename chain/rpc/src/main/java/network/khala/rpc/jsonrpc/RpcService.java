package network.khala.rpc.jsonrpc;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import network.khala.rpc.jsonrpc.Request.Refused;
import network.khala.rpc.metrics.MetricSource;
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
  private static final String WHERE_SAFE =
      "call it from the node's own machine, or start the node with --rpc-methods unsafe";

  /// How long calls of a peer that used up its address's units are held back before they are
  /// refused, so that a short excess only slows it down and a long one cannot be hurried.
  private static final long MAX_WAIT_MILLIS = 1000;

  /// What an answer's or a message's length costs: a unit for as many characters.
  private static final int CHARS_PER_UNIT = 64 << 10;

  private final Methods methods;
  private final RpcLimits limits;
  private final UnsafeMethods unsafe;
  private final Vitals vitals;
  private final RequestReader reader;
  private final Semaphore running;
  private final Budget queuedInAll;
  private final Budget subscriptions;
  private final AddressBudgets budgets;
  private final RpcMetrics counters = new RpcMetrics();

  /// What the server tells of itself.
  ///
  /// @param health whether it works
  /// @param readiness whether requests should be sent to it now
  public record Vitals(Supplier<Health> health, Supplier<Health> readiness) {}

  /// Serves the given methods.
  ///
  /// @param unsafe who may call unsafe methods
  public RpcService(Methods methods, RpcLimits limits, UnsafeMethods unsafe, Vitals vitals) {
    this.methods = methods;
    this.limits = limits;
    this.unsafe = unsafe;
    this.vitals = vitals;
    this.reader = new RequestReader(limits.maxMessageChars(), limits.maxBatch());
    this.running = new Semaphore(limits.maxRunning(), true);
    this.queuedInAll = new Budget(limits.maxQueuedCharsInAll());
    this.subscriptions = new Budget(limits.maxSubscriptionsInAll());
    this.budgets = new AddressBudgets(limits.unitsPerMinute(), System::nanoTime);
  }

  /// What was called how often, and how long it took.
  public MetricSource metrics() {
    return counters;
  }

  RpcMetrics counters() {
    return counters;
  }

  Budget subscriptions() {
    return subscriptions;
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
    return vitals.health().get();
  }

  @Override
  public Health readiness() {
    return vitals.readiness().get();
  }

  Answer.Context context(Peer peer, Optional<Answer.Connection> connection) {
    return new Answer.Context(peer.local(), unsafe.allows(peer), peer.quota(), connection);
  }

  /// Serves a message.
  ///
  /// @param connection where subscriptions live; absent over HTTP
  /// @return nothing if the message holds nothing but notifications
  Optional<Reply> serve(
      String message, Answer.Context context, Optional<RpcConnection> connection) {
    holdBack(context);
    charge(context, message.length() / CHARS_PER_UNIT);
    running.acquireUninterruptibly();
    try {
      return switch (reader.read(message)) {
        case Refused refused -> Optional.of(refused(refused, context));
        case Request.Call call -> call(call, context, connection);
        case Request.Batch(List<Request> requests) -> batch(requests, context, connection);
      };
    } finally {
      running.release();
    }
  }

  private void holdBack(Answer.Context context) {
    long wait = waitMillis(context);
    if (wait > 0) {
      try {
        Thread.sleep(Math.min(wait, MAX_WAIT_MILLIS));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private long waitMillis(Answer.Context context) {
    return context.quota().map(budgets::waitMillis).orElse(0L);
  }

  private void charge(Answer.Context context, long units) {
    if (units > 0) {
      context.quota().ifPresent(address -> budgets.take(address, units));
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
            case Refused refused -> Optional.of(refused(refused, context));
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

  private Reply refused(Refused refused, Answer.Context context) {
    counters.malformed();
    charge(context, 1);
    return Reply.of(answer(refused.id(), refused.error()));
  }

  /// Notifications ask for nothing that anybody could see the effect of, so they are not run.
  private Optional<Reply> call(
      Request.Call call, Answer.Context context, Optional<RpcConnection> connection) {
    return call.id().map(id -> call(id, call, context, connection));
  }

  private Reply call(
      String id, Request.Call call, Answer.Context context, Optional<RpcConnection> connection) {
    Optional<Method> method = methods.find(call.method());
    RpcMetrics.Calls count =
        counters.of(context, method.isPresent() ? call.method() : RpcMetrics.UNKNOWN);
    long begin = System.nanoTime();
    count.start();
    try {
      requireUnits(context);
      charge(context, methods.cost(call.method()));
      Reply reply = run(id, call, known(method, call.method()), context, connection);
      charge(context, reply.text().length() / CHARS_PER_UNIT);
      count.answered(System.nanoTime() - begin);
      return reply;
    } catch (RpcException e) {
      if (e.error().code() == RpcError.RATE_LIMITED) {
        count.limited(System.nanoTime() - begin);
      } else {
        count.failed(System.nanoTime() - begin);
      }
      return Reply.of(answer(id, e.error()));
    } catch (RuntimeException | StackOverflowError e) {
      LOG.error("method failed method={}", call.method(), e);
      count.failed(System.nanoTime() - begin);
      return Reply.of(answer(id, RpcError.of(RpcError.INTERNAL, "Internal error")));
    }
  }

  private void requireUnits(Answer.Context context) {
    long wait = waitMillis(context);
    if (wait > 0) {
      throw new RpcException(
          RpcError.of(
              RpcError.RATE_LIMITED,
              "RPC rate limit exceeded",
              "calls from one address may cost "
                  + limits.unitsPerMinute()
                  + " units a minute; try again in "
                  + (wait / 1000 + 1)
                  + " s"));
    }
  }

  private Method known(Optional<Method> method, String name) {
    return method.orElseThrow(
        () ->
            new RpcException(
                methods
                    .refusal(name)
                    .map(
                        reason ->
                            RpcError.of(RpcError.METHOD_NOT_FOUND, "Method not found", reason))
                    .orElseGet(() -> notFound("Method not found"))));
  }

  private Reply run(
      String id,
      Request.Call call,
      Method method,
      Answer.Context context,
      Optional<RpcConnection> connection) {
    if (method.unsafe() && !context.unsafe()) {
      throw new RpcException(RpcError.of(RpcError.METHOD_NOT_FOUND, NOT_SAFE, WHERE_SAFE));
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

  private static Reply query(String id, Method.Query query, Params params, Answer.Context context) {
    String text = answer(id, query.answer().to(params, context));
    if (text.length() > query.maxResponseChars()) {
      throw new RpcException(RpcError.responseTooBig(query.maxResponseChars()));
    }
    return Reply.of(text);
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
