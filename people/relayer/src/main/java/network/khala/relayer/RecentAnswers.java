package network.khala.relayer;

import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import network.khala.client.rpc.RpcClient;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The last answers about final blocks, so that many workers cost a node little more than one.
///
/// A question that is underway is not asked twice. At most `capacity` answers are kept, the ones
/// used last; answers that say "nothing" or failed are not. One answer is bounded by the client's
/// message limit. Safe for use by several threads.
final class RecentAnswers {
  private final int capacity;
  private final Map<String, CompletableFuture<JsonNode>> answers =
      new LinkedHashMap<>(16, 0.75f, true);

  /// Keeps so many answers; 0 keeps none, which suits a single worker.
  RecentAnswers(int capacity) {
    this.capacity = capacity;
  }

  JsonNode get(RpcClient rpc, String method, Object... params) {
    if (capacity == 0) {
      return rpc.call(method, (@Nullable Object[]) params);
    }
    String question = method + Arrays.deepToString(params);
    CompletableFuture<JsonNode> mine = new CompletableFuture<>();
    CompletableFuture<JsonNode> underway;
    synchronized (answers) {
      underway = answers.putIfAbsent(question, mine);
      if (underway == null) {
        trim();
      }
    }
    if (underway != null) {
      // Whoever asked first may have failed; then this caller asks for itself.
      Optional<JsonNode> shared =
          underway.handle((answer, failure) -> Optional.ofNullable(answer)).join();
      return shared.orElseGet(() -> rpc.call(method, (@Nullable Object[]) params));
    }
    try {
      JsonNode answer = rpc.call(method, (@Nullable Object[]) params);
      if (answer.isNull()) {
        forget(question);
      }
      mine.complete(answer);
      return answer;
    } catch (RuntimeException e) {
      // Whatever it was, nobody may wait for this answer any more.
      forget(question);
      mine.completeExceptionally(e);
      throw e;
    }
  }

  private void trim() {
    Iterator<CompletableFuture<JsonNode>> oldest = answers.values().iterator();
    while (answers.size() > capacity && oldest.hasNext()) {
      oldest.next();
      oldest.remove();
    }
  }

  private void forget(String question) {
    synchronized (answers) {
      answers.remove(question);
    }
  }
}
