package network.khala.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// A network whose processes are killed at any moment, one after another, mines on.
@Tag("network")
class NetworkKillTest {
  private static final List<String> ROLES = List.of("node", "pruntime", "relayer", "devtee");

  @Test
  void network_whoseProcessesAreKilled_minesOnAndLosesNothing(@TempDir Path folder)
      throws IOException, InterruptedException {
    try (DevelopmentNetwork network = DevelopmentNetwork.start(folder, "--block-time", "1s");
        PolkadotJs client = PolkadotJs.connect(network.url());
        Running observer = observe(network.url())) {
      Set<String> workers = workers(client);
      Map<String, BigInteger> sequences = sequences(client);

      killInRounds(network);

      assertThat(workers(client)).as("workers").isEqualTo(workers);
      Map<String, BigInteger> later = sequences(client);
      sequences.forEach(
          (sender, sequence) ->
              assertThat(later.get(sender)).as(sender).isGreaterThanOrEqualTo(sequence));
      expectKept(observer.lines().objects(), rpc(network));
      assertThat(network.stop()).as("exit code").isEqualTo(130);
    }
    JsonNode replay =
        Khala.run("chain", "replay", "--base-path", folder.toString(), "--json").succeeded().last();
    assertThat(replay.path("mismatches")).isEmpty();
  }

  /// Sees every final block and transfers on.
  private static Running observe(String url) throws IOException, InterruptedException {
    return JavaScript.install("@polkadot/api", "polkadot-js", "polkadot-js").start("load.mjs", url);
  }

  private static void killInRounds(DevelopmentNetwork network) throws InterruptedException {
    Rounds rounds = new Rounds("network");
    for (int round = 0; round < rounds.count(); round++) {
      String role = ROLES.get(round % ROLES.size());
      List<DevelopmentNetwork.Member> candidates =
          network.members().stream().filter(one -> one.role().equals(role)).toList();
      DevelopmentNetwork.Member victim = candidates.get(rounds.below(candidates.size()));
      long millis = rounds.pause(5000);
      System.out.printf(
          "round %d: SIGKILL %s of %s, %d ms later%n", round + 1, role, victim.name(), millis);
      int mark = network.mark();
      victim.kill();
      network.awaitAfter(mark, "process");
      for (String worker : network.workers()) {
        network.awaitAfter(mark, "heartbeat", worker);
      }
      network.awaitAfter(mark, "payout");
    }
  }

  private static Set<String> workers(PolkadotJs client) throws IOException, InterruptedException {
    Set<String> keys = new TreeSet<>();
    for (JsonNode worker : client.entries("phalaRegistry.workers")) {
      keys.add(worker.path("key").path(0).asString());
    }
    return keys;
  }

  /// How many messages of each sender the chain has taken.
  private static Map<String, BigInteger> sequences(PolkadotJs client)
      throws IOException, InterruptedException {
    Map<String, BigInteger> sequences = new TreeMap<>();
    for (JsonNode entry : client.entries("phalaMq.offchainIngress")) {
      sequences.put(entry.path("key").toString(), PolkadotJs.number(entry.path("value")));
    }
    return sequences;
  }

  private static NodeRpc rpc(DevelopmentNetwork network) {
    return new NodeRpc(java.net.URI.create(network.url().replace("ws://", "http://")));
  }

  private static void expectKept(List<JsonNode> told, NodeRpc rpc)
      throws IOException, InterruptedException {
    int blocks = 0;
    for (JsonNode object : told) {
      if (object.has("final")) {
        blocks++;
        assertThat(rpc.blockHash(object.path("final").asLong()))
            .as("block %d", object.path("final").asLong())
            .isEqualTo(object.path("hash").asString());
      }
    }
    assertThat(blocks).as("final blocks seen").isPositive();
  }
}
