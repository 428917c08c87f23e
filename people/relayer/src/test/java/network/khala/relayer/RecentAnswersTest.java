package network.khala.relayer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import network.khala.client.rpc.RpcClient;
import network.khala.client.rpc.RpcSubscription;
import network.khala.client.rpc.SubscriptionKind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

@Timeout(30)
final class RecentAnswersTest {
  private final Oracle node = new Oracle();
  private final RecentAnswers answers = new RecentAnswers(4);

  @Test
  void get_askedAgain_isAnsweredFromMemory() {
    assertThat(answers.get(node, "khala_headers", 1, 2).asInt()).isEqualTo(1);
    assertThat(answers.get(node, "khala_headers", 1, 2).asInt()).isEqualTo(1);
    assertThat(answers.get(node, "khala_headers", 2, 2).asInt()).isEqualTo(2);
  }

  @Test
  void get_failsUnexpectedly_nobodyWaitsForTheAnswer() {
    node.broken = true;
    assertThatThrownBy(() -> answers.get(node, "khala_headers", 1, 2))
        .isInstanceOf(IllegalStateException.class);
    node.broken = false;
    assertThat(answers.get(node, "khala_headers", 1, 2).asInt()).isEqualTo(2);
  }

  /// Answers with the number of the question.
  private static final class Oracle implements RpcClient {
    private boolean broken;
    private int questions;

    @Override
    public URI endpoint() {
      return URI.create("ws://fake");
    }

    @Override
    public CompletableFuture<JsonNode> callAsync(
        String method, List<? extends @Nullable Object> params) {
      questions++;
      if (broken) {
        throw new IllegalStateException("a defect");
      }
      return CompletableFuture.completedFuture(JsonNodeFactory.instance.numberNode(questions));
    }

    @Override
    public RpcSubscription subscribe(
        SubscriptionKind kind, List<? extends @Nullable Object> params) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
  }
}
