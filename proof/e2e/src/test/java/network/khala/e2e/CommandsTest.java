package network.khala.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// `khala call` and `khala query` against a node: their JSON is an interface, and the values are in
/// the form of polkadot.js.
class CommandsTest {
  private static final String ALICE =
      "0xd43593c715fdd31c61141abd04a99fd6822c8558854ccde39a5684e7a56da27d";
  private static final String BOB =
      "0x8eaf04151687736326c9fea17e25fc5287613693c912909cb226aa4794f26a48";

  @TempDir private static Path folder;
  private static DevelopmentNode node;

  @BeforeAll
  static void start() throws InterruptedException {
    node = DevelopmentNode.start(folder);
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  @Test
  void call_thatSucceeds_tellsWhereItIsAndWhatItDid() throws IOException, InterruptedException {
    Khala.Result result =
        call("Balances", "transfer_keep_alive", "[\"" + BOB + "\", 1000000000000]");
    JsonNode outcome = result.succeeded().last();
    assertThat(outcome.path("success").asBoolean()).isTrue();
    assertThat(outcome.path("error").isNull()).isTrue();
    assertThat(outcome.path("block").asString())
        .isEqualTo(node.rpc().blockHash(outcome.path("number").asLong()));
    JsonNode block = node.rpc().call("chain_getBlock", outcome.path("block").asString());
    assertThat(block.path("block").path("extrinsics").size())
        .isGreaterThan(outcome.path("index").asInt());
    assertThat(outcome.path("hash").asString()).hasSize(66);
    assertThat(events(outcome)).contains("Balances.Transfer", "System.ExtrinsicSuccess");
    assertThat(data(outcome, "TransactionPayment.TransactionFeePaid").toString())
        .contains(outcome.path("fee").asString());
  }

  @Test
  void call_thatFails_namesTheErrorAndExitsWithOne() throws InterruptedException {
    Khala.Result result =
        call(
            "Balances",
            "transfer_keep_alive",
            "[\"" + BOB + "\", \"900000000000000000000000000\"]");
    assertThat(result.exitCode()).as(result.errors()).isEqualTo(1);
    JsonNode outcome = result.last();
    assertThat(outcome.path("success").asBoolean(true)).isFalse();
    assertThat(outcome.path("error").has("pallet")).isTrue();
    assertThat(outcome.path("error").path("name").asString()).isNotEmpty();
    assertThat(outcome.path("error").has("index")).isTrue();
    assertThat(events(outcome)).contains("System.ExtrinsicFailed");
  }

  @Test
  void call_bySudo_isRoot() throws InterruptedException {
    JsonNode outcome =
        call("System", "set_storage", "{\"items\":[[\"0x1234\",\"0x5678\"]]}", "--sudo")
            .succeeded()
            .last();
    assertThat(events(outcome)).contains("Sudo.Sudid");
    assertThat(data(outcome, "Sudo.Sudid").toString()).containsIgnoringCase("ok");
  }

  @Test
  void call_withArgumentsThatDoNotFit_isWrongUsage() throws InterruptedException {
    for (String arguments : List.of("[]", "[1", "{\"dest\":1}", "[\"" + BOB + "\", -1]")) {
      Khala.Result result = call("Balances", "transfer_keep_alive", arguments);
      assertThat(result.exitCode()).as(arguments + result.errors()).isEqualTo(2);
      assertThat(result.errors()).startsWith("error: ").doesNotContain("\tat ");
    }
  }

  @Test
  void query_ofAnyItem_agreesWithPolkadotJs() throws IOException, InterruptedException {
    call("PhalaStakePoolv2", "create", "[]").succeeded();
    String hash = node.rpc().finalBlock().hash();
    List<String> items =
        List.of(
            "System.Account:" + ALICE,
            "System.Events",
            "System.Digest",
            "Timestamp.Now",
            "Balances.TotalIssuance",
            "PhalaComputation.TokenomicParameters",
            "PhalaBasePool.Pools:0",
            "PhalaRegistry.GatekeeperMasterPubkey",
            "Sudo.Key");
    for (JsonNode expected : storage(hash, items)) {
      String[] parts = expected.path("item").asString().split("[.:]");
      List<String> command = new ArrayList<>(List.of("query"));
      command.addAll(List.of(parts));
      command.addAll(List.of("--at", hash, "--node", node.url(), "--json"));
      JsonNode answer = Khala.run(command.toArray(String[]::new)).succeeded().last();
      assertThat(answer.path("hash").asString()).isEqualTo(hash);
      assertThat(answer.path("block").asLong()).isEqualTo(node.rpc().number(hash));
      for (String member : List.of("key", "raw", "value")) {
        assertThat(answer.path(member))
            .as(expected.path("item").asString() + " " + member)
            .isEqualTo(expected.path(member));
      }
    }
  }

  private static List<JsonNode> storage(String hash, List<String> items)
      throws IOException, InterruptedException {
    Client client = JavaScript.install("@polkadot/api", "polkadot-js", "polkadot-js");
    List<String> arguments = new ArrayList<>(List.of(node.url(), hash));
    arguments.addAll(items);
    try (Running program = client.start("storage.mjs", arguments.toArray(String[]::new))) {
      assertThat(program.awaitExit(Running.PATIENCE)).as(program.story()).isZero();
      assertThat(program.lines().objects()).hasSize(items.size());
      return program.lines().objects();
    }
  }

  @Test
  void query_ofWhatIsNotThere_saysWhatThereIs() throws InterruptedException {
    Khala.Result result = Khala.run("query", "NoSuch", "Item", "--node", node.url(), "--json");
    assertThat(result.exitCode()).as(result.errors()).isEqualTo(2);
    assertThat(result.errors()).startsWith("error: ").contains("NoSuch").doesNotContain("\tat ");
  }

  @Test
  void command_withoutANode_tellsThatItIsNotThere() throws InterruptedException {
    Khala.Result result =
        Khala.run("query", "Timestamp", "Now", "--node", "ws://127.0.0.1:1", "--json");
    assertThat(result.exitCode()).as(result.errors()).isEqualTo(69);
    assertThat(result.errors()).startsWith("error: ").contains("127.0.0.1:1");
  }

  private static Khala.Result call(String pallet, String name, String arguments, String... options)
      throws InterruptedException {
    List<String> command = new ArrayList<>(List.of("call", pallet, name, arguments));
    command.addAll(List.of("--suri", "//Alice", "--node", node.url(), "--wait", "finalized"));
    command.addAll(List.of(options));
    command.add("--json");
    return Khala.run(command.toArray(String[]::new));
  }

  private static List<String> events(JsonNode outcome) {
    List<String> names = new ArrayList<>();
    for (JsonNode event : outcome.path("events")) {
      names.add(event.path("pallet").asString() + "." + event.path("name").asString());
    }
    return names;
  }

  private static JsonNode data(JsonNode outcome, String name) {
    for (JsonNode event : outcome.path("events")) {
      if (name.equals(event.path("pallet").asString() + "." + event.path("name").asString())) {
        return event.path("data");
      }
    }
    throw new AssertionError("no " + name + " in " + outcome);
  }
}
