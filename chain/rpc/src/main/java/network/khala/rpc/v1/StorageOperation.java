package network.khala.rpc.v1;

import java.util.List;
import network.khala.node.store.StateView;
import network.khala.rpc.api.Json;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// One `chainHead_v1_storage`: sends what it finds in pages. After each full page it waits until
/// the follower asks for more, so that a large map does not fill the connection.
final class StorageOperation {
  private static final int PAGE_ITEMS = 1000;
  private static final int PAGE_CHARS = 1 << 20;

  private final Operations operations;
  private final Operation operation;
  private ArrayNode page = Json.NODES.arrayNode();
  private int chars;

  StorageOperation(Operations operations, Operation operation) {
    this.operations = operations;
    this.operation = operation;
  }

  /// Answers all queries.
  ///
  /// @throws network.khala.node.store.StateDiscardedException if the state is pruned meanwhile
  void run(StateView state, List<StorageQuery> queries) {
    var reader = new StorageReader(state, this::take);
    for (StorageQuery query : queries) {
      if (operation.stopped() || !reader.answer(query)) {
        return;
      }
    }
    send();
    operations.tell(operation, Operations.event("operationStorageDone"));
  }

  private boolean take(ObjectNode item) {
    if (operation.stopped()) {
      return false;
    }
    if (page.size() >= PAGE_ITEMS || chars >= PAGE_CHARS) {
      send();
      boolean more =
          operation.pause(
              () -> operations.tell(operation, Operations.event("operationWaitingForContinue")));
      if (!more) {
        return false;
      }
    }
    page.add(item);
    chars += item.toString().length();
    return true;
  }

  private void send() {
    if (!page.isEmpty()) {
      ObjectNode event = Operations.event("operationStorageItems");
      event.set("items", page);
      operations.tell(operation, event);
      page = Json.NODES.arrayNode();
      chars = 0;
    }
  }
}
