package network.khala.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// A node that is killed at any moment loses nothing that a client saw become final.
class NodeKillTest {
  private static final String BLOCK_TIME = "200ms";

  @Test
  void node_killedAtRandomMoments_keepsWhatWasFinal(@TempDir Path folder)
      throws IOException, InterruptedException {
    Client client = JavaScript.install("@polkadot/api", "polkadot-js", "polkadot-js");
    Map<Long, String> seen;
    try (DevelopmentNode node = DevelopmentNode.start(folder, "--block-time", BLOCK_TIME);
        Running load = client.start("load.mjs", node.url())) {
      load.await("transfer", object -> object.has("transfer"));
      killInRounds(node, load);

      int before = load.lines().count();
      load.awaitAfter(before, "transfer", object -> object.has("transfer"), Running.PATIENCE);
      seen = finalBlocks(load.lines().objects(), node.rpc());
      for (Map.Entry<Long, String> block : seen.entrySet()) {
        assertThat(node.rpc().blockHash(block.getKey()))
            .as("block %d", block.getKey())
            .isEqualTo(block.getValue());
      }
      assertThat(node.process().terminate()).as("exit code").isEqualTo(130);
    }
    long last = seen.keySet().stream().max(Long::compare).orElseThrow();
    JsonNode replay =
        Khala.run("chain", "replay", "--base-path", folder.toString(), "--json").succeeded().last();
    assertThat(replay.path("mismatches")).isEmpty();
    assertThat(replay.path("to").asLong()).isGreaterThanOrEqualTo(last);
    assertThat(unpackedLibraries(folder)).as("unpacked libraries, not one a run").isLessThan(2);
  }

  /// With so few states kept, each block throws one away.
  @Test
  void node_killedWhilePruning_keepsWhatWasFinalAndTheLastStates(@TempDir Path folder)
      throws IOException, InterruptedException {
    Map<Long, String> seen = new TreeMap<>();
    try (DevelopmentNode node =
        DevelopmentNode.start(folder, "--block-time", "100ms", "--pruning", "8")) {
      Rounds rounds = new Rounds("pruning node");
      for (int round = 1; round <= rounds.count(); round++) {
        NodeRpc.FinalBlock before = node.rpc().finalBlock();
        put(seen, before.number(), before.hash());
        NodeRpc.FinalBlock last = node.rpc().awaitFinal(before.number() + 20);
        put(seen, last.number(), last.hash());
        System.out.printf("round %d: SIGKILL %d ms later%n", round, rounds.pause(500));
        node.restart();
        assertThat(node.rpc().call("state_getPairs", "0x")).isNotEmpty();
        assertStateIsGone(node.rpc(), before.hash());
      }
      for (Map.Entry<Long, String> block : seen.entrySet()) {
        assertThat(node.rpc().blockHash(block.getKey()))
            .as("block %d", block.getKey())
            .isEqualTo(block.getValue());
      }
      assertThat(node.process().terminate()).as("exit code").isEqualTo(130);
    }
    JsonNode replay =
        Khala.run("chain", "replay", "--base-path", folder.toString(), "--json").succeeded().last();
    assertThat(replay.path("mismatches")).isEmpty();
  }

  private static void assertStateIsGone(NodeRpc rpc, String hash)
      throws IOException, InterruptedException {
    NodeRpc.Answer answer = rpc.post(NodeRpc.request("state_getKeysPaged", "0x", 10, "0x", hash));
    assertThat(answer.errorCode()).as(answer.body()).isEqualTo(4003);
    assertThat(answer.body()).contains("discarded");
  }

  private static long unpackedLibraries(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().contains("librocksdbjni")).count();
    }
  }

  private static void killInRounds(DevelopmentNode node, Running load) throws InterruptedException {
    Rounds rounds = new Rounds("node");
    for (int round = 1; round <= rounds.count(); round++) {
      boolean starting = rounds.oneIn(4);
      if (!starting) {
        // A client is at work again; then any moment may be the last.
        load.awaitAfter(
            load.lines().count(), "final block", object -> object.has("final"), Running.PATIENCE);
      }
      long millis = rounds.pause(starting ? 3000 : 1500);
      System.out.printf(
          "round %d: SIGKILL %d ms after %s%n",
          round, millis, starting ? "the start" : "a final block");
      node.killAndLaunch();
    }
    node.awaitUp();
  }

  /// The blocks that the client was told are final, and those of the transfers that it was told
  /// are.
  private static Map<Long, String> finalBlocks(List<JsonNode> told, NodeRpc rpc)
      throws IOException, InterruptedException {
    Map<Long, String> blocks = new TreeMap<>();
    for (JsonNode object : told) {
      if (object.has("final")) {
        put(blocks, object.path("final").asLong(), object.path("hash").asString());
      } else if (object.has("transfer")) {
        String hash = object.path("block").asString();
        put(blocks, rpc.number(hash), hash);
      }
    }
    return blocks;
  }

  private static void put(Map<Long, String> blocks, long number, String hash) {
    assertThat(blocks.putIfAbsent(number, hash)).as("block %d", number).isIn(null, hash);
  }
}
