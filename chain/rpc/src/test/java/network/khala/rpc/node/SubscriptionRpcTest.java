package network.khala.rpc.node;

import static org.assertj.core.api.Assertions.assertThat;

import network.khala.protocol.substrate.StorageKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// Subscriptions to a real node, through the server.
class SubscriptionRpcTest extends RunningNode {
  @ParameterizedTest
  @CsvSource({
    "chain_subscribeNewHeads, chain_newHead",
    "chain_subscribeFinalizedHeads, chain_finalizedHead",
    "chain_subscribeAllHeads, chain_allHead"
  })
  void heads_subscription_startsWithTheCurrentOneAndSkipsNone(String method, String notification)
      throws InterruptedException {
    node.produceBlock();
    Client client = subscribe(method, "[]");
    JsonNode first = client.take();
    assertThat(first.path("method").stringValue()).isEqualTo(notification);
    assertThat(first.path("params").path("result").path("number").stringValue()).isEqualTo("0x1");
    for (int i = 0; i < 20; i++) {
      node.produceBlock();
    }
    for (int i = 2; i <= 21; i++) {
      assertThat(client.takeResult().path("number").stringValue())
          .isEqualTo("0x" + Integer.toHexString(i));
    }
  }

  @Test
  void storage_subscription_sendsAllKeysThenOnlyChanges() throws InterruptedException {
    String number = StorageKey.of("System", "Number").toHex();
    Client client = subscribe("state_subscribeStorage", "[[\"" + number + "\",\"0x00\"]]");
    assertThat(client.takeResult().path("changes")).hasSize(2);
    node.produceBlock();
    JsonNode second = client.takeResult();
    assertThat(second.path("block").stringValue()).isEqualTo(hash(1));
    assertThat(second.path("changes")).hasToString("[[\"" + number + "\",\"0x01000000\"]]");
  }

  @Test
  void runtimeVersion_subscription_sendsTheCurrentOne() throws InterruptedException {
    Client client = subscribe("state_subscribeRuntimeVersion", "[]");
    assertThat(client.takeResult()).isEqualTo(call("state_getRuntimeVersion"));
  }

  @Test
  void submission_watched_goesFromReadyToFinalized() throws InterruptedException {
    Client client =
        subscribe("author_submitAndWatchExtrinsic", "[\"" + transfer(0).toHex() + "\"]");
    assertThat(client.takeResult()).hasToString("\"ready\"");
    node.produceBlock();
    assertThat(client.takeResult()).hasToString("{\"inBlock\":\"" + hash(1) + "\"}");
    assertThat(client.takeResult()).hasToString("{\"finalized\":\"" + hash(1) + "\"}");
  }
}
