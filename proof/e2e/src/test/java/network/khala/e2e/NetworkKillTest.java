package network.khala.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import tools.jackson.databind.JsonNode;

/// A network whose processes are killed at any moment, one after another and in the end all at
/// once, mines on.
@Tag("network")
@ResourceLock("network")
class NetworkKillTest {
  private static final List<String> ROLES = List.of("node", "pruntime", "relayer", "devtee");
  private static final String[] OPTIONS = {"--block-time", "1s"};

  @Test
  void network_whoseProcessesAreKilled_minesOnAndLosesNothing(@TempDir Path folder)
      throws IOException, InterruptedException {
    List<JsonNode> told;
    Register before;
    try (DevelopmentNetwork network = DevelopmentNetwork.start(folder, OPTIONS);
        Running observer = observe(network.url())) {
      awaitFinalBlock(observer);
      before = Register.read(network.url());

      killInRounds(network);

      awaitFinalBlock(observer);
      before = before.expectContinuedBy(Register.read(network.url()));
      told = observer.lines().objects();
      expectKept(told, rpc(network));
      network.kill();
    }
    try (DevelopmentNetwork network = DevelopmentNetwork.start(folder, OPTIONS)) {
      expectMining(network, 0);
      before.expectContinuedBy(Register.read(network.url()));
      expectKept(told, rpc(network));
      assertThat(network.stop()).as("exit code").isEqualTo(130);
    }
    JsonNode replay =
        Khala.run("chain", "replay", "--base-path", folder.toString(), "--json").succeeded().last();
    assertThat(replay.path("mismatches")).isEmpty();
  }

  /// Sees every final block and transfers on. It survives a node that goes away, once it has seen
  /// one.
  private static Running observe(String url) throws IOException, InterruptedException {
    return JavaScript.install("@polkadot/api", "polkadot-js", "polkadot-js").start("load.mjs", url);
  }

  private static void awaitFinalBlock(Running observer) throws InterruptedException {
    observer.awaitAfter(
        observer.lines().count(), "final block", object -> object.has("final"), Running.PATIENCE);
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
      int killed = network.mark();
      victim.kill();
      network.awaitAfter(killed, "process");
      expectMining(network, network.mark());
    }
  }

  /// Everybody answers a challenge after the mark, and somebody is paid for it.
  private static void expectMining(DevelopmentNetwork network, int mark)
      throws InterruptedException {
    for (String worker : network.workers()) {
      network.awaitAfter(mark, "heartbeat", worker);
    }
    network.awaitAfter(mark, "payout");
  }

  /// Who the chain knows and what it has heard from them.
  ///
  /// @param workers the keys of all workers that have ever registered
  /// @param sequences how many messages of each sender the chain has taken
  private record Register(Set<String> workers, Map<String, BigInteger> sequences) {
    static Register read(String url) throws IOException, InterruptedException {
      Set<String> workers = new TreeSet<>();
      Map<String, BigInteger> sequences = new TreeMap<>();
      try (PolkadotJs client = PolkadotJs.connect(url)) {
        for (JsonNode worker : client.entries("phalaRegistry.workers")) {
          workers.add(worker.path("key").path(0).asString());
        }
        for (JsonNode entry : client.entries("phalaMq.offchainIngress")) {
          sequences.put(entry.path("key").toString(), PolkadotJs.number(entry.path("value")));
        }
      }
      return new Register(workers, sequences);
    }

    /// The same workers, and nothing forgotten of what they have said.
    ///
    /// @return the later one
    Register expectContinuedBy(Register later) {
      assertThat(later.workers()).as("workers").isEqualTo(workers);
      sequences.forEach(
          (sender, sequence) ->
              assertThat(later.sequences().get(sender))
                  .as(sender)
                  .isGreaterThanOrEqualTo(sequence));
      return later;
    }
  }

  private static NodeRpc rpc(DevelopmentNetwork network) {
    return new NodeRpc(URI.create(network.url().replace("ws://", "http://")));
  }

  private static void expectKept(List<JsonNode> told, NodeRpc rpc)
      throws IOException, InterruptedException {
    for (JsonNode object : told) {
      if (object.has("final")) {
        assertThat(rpc.blockHash(object.path("final").asLong()))
            .as("block %d", object.path("final").asLong())
            .isEqualTo(object.path("hash").asString());
      }
    }
  }
}
