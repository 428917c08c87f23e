package network.khala.rpc.v1;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import network.khala.node.store.StateDiscardedException;
import network.khala.rpc.api.Json;
import network.khala.rpc.jsonrpc.Opening.Opened;
import network.khala.rpc.jsonrpc.Sink;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ObjectNode;

/// The operations of one follower, a bounded number at a time.
final class Operations {
  /// How many may run at a time.
  static final int MAX_RUNNING = 16;

  private static final Logger LOG = LoggerFactory.getLogger(Operations.class);

  private final Sink sink;
  private final Map<String, Operation> running = new ConcurrentHashMap<>();
  private final Semaphore places = new Semaphore(MAX_RUNNING);
  private final AtomicLong started = new AtomicLong();
  private volatile boolean ended;

  Operations(Sink sink) {
    this.sink = sink;
  }

  /// Answers a call with the id of a new operation, and then runs it on a thread of its own.
  ///
  /// @param work sends its events; what it throws is told to the follower
  Opened open(Consumer<Operation> work) {
    if (ended || !places.tryAcquire()) {
      return Opened.only(limitReached());
    }
    var operation = new Operation(String.valueOf(started.getAndIncrement()));
    running.put(operation.id(), operation);
    ObjectNode result = Json.NODES.objectNode();
    result.put("result", "started").put("operationId", operation.id());
    return new Opened(
        result, () -> Thread.ofVirtual().name("rpc-operation").start(() -> run(operation, work)));
  }

  /// The answer to a call that finds no place.
  static ObjectNode limitReached() {
    return Json.NODES.objectNode().put("result", "limitReached");
  }

  private void run(Operation operation, Consumer<Operation> work) {
    try {
      if (ended) {
        operation.stop();
      }
      work.accept(operation);
    } catch (StateDiscardedException e) {
      tell(operation, event("operationInaccessible"));
    } catch (RuntimeException e) {
      LOG.error("an operation failed", e);
      tell(operation, event("operationError").put("error", "Internal error"));
    } finally {
      running.remove(operation.id());
      places.release();
    }
  }

  static ObjectNode event(String name) {
    return Json.NODES.objectNode().put("event", name);
  }

  /// Sends an event of an operation, unless that was stopped.
  void tell(Operation operation, ObjectNode event) {
    if (!operation.stopped()) {
      sink.send(event.put("operationId", operation.id()));
    }
  }

  Optional<Operation> find(String id) {
    return Optional.ofNullable(running.get(id));
  }

  /// Stops all of them.
  void end() {
    ended = true;
    running.values().forEach(Operation::stop);
  }
}
