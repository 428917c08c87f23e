package network.khala.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import tools.jackson.databind.JsonNode;

/// Runs every command of the mining guide, as a reader would: the network in one terminal, all else
/// in another.
@Tag("network")
@ResourceLock("network")
final class MiningGuideTest {
  /// What the reader's terminal would not need: any free ports, answers for machines.
  private static final List<String> ANY_PORTS =
      List.of("--json", "--rpc-port", "0", "--console-port", "0", "--pruntime-port", "0");

  @TempDir private Path folder;

  @Test
  void guide_everyCommandInItsOrder_doesWhatItSays() throws Exception {
    MiningGuide guide = MiningGuide.read();
    String start =
        guide.commands().stream().filter(one -> one.startsWith("dev ")).findFirst().orElseThrow();
    List<String> arguments = new ArrayList<>(MiningGuide.words(start, Map.of()));
    arguments.addAll(ANY_PORTS);
    try (Running network = Running.khala(Distribution.built(), arguments)) {
      JsonNode ready = network.awaitEvent("ready");
      String node = ready.path("rpc").asString();
      String worker = worker(ready);
      Map<String, String> variables =
          Map.of("$WORKER", worker, "$FOLDER", ready.path("basePath").asString());
      for (String command : guide.commands()) {
        if (!command.equals(start)) {
          follow(network, MiningGuide.words(command, variables), node);
        }
      }
      network.await(
          "reclaimed stake",
          event ->
              event.path("event").asString("").equals("reclaimed")
                  && event.path("worker").asString("").equals(worker));
      assertThat(network.terminate()).isEqualTo(130);
    }
  }

  private static String worker(JsonNode ready) {
    return StreamSupport.stream(ready.path("processes").spliterator(), false)
        .filter(process -> process.path("name").asString("").equals("worker-1"))
        .map(process -> process.path("worker").asString(""))
        .filter(key -> !key.isEmpty())
        .findFirst()
        .orElseThrow();
  }

  private void follow(Running network, List<String> words, String node) throws Exception {
    switch (words.getFirst()) {
      // It judges this machine, which may fail; what counts is that it does.
      case "doctor" -> assertThat(Khala.run(words, List.of("--json")).objects()).isNotEmpty();
      case "watch" -> watch(words, node);
      case "worker" -> join(words, node);
      default -> {
        if (words.contains("reclaim_pool_worker")) {
          awaitCoolDown(network, words, node);
        } else {
          Khala.run(words, List.of("--json", "--node", node)).succeeded();
        }
      }
    }
  }

  private static void watch(List<String> words, String node) throws Exception {
    List<String> arguments = new ArrayList<>(words);
    arguments.addAll(List.of("--json", "--node", node));
    try (Running watch = Running.khala(Distribution.built(), arguments)) {
      watch.awaitEvent("heartbeat");
      watch.awaitEvent("payout");
    }
  }

  /// A second worker joins and says why it does not earn yet.
  private void join(List<String> words, String node) throws Exception {
    List<String> arguments = new ArrayList<>(words);
    arguments.addAll(List.of("--json", "--node", node, "--data-dir", folder.toString()));
    try (Running worker = Running.khala(Distribution.built(), arguments)) {
      worker.awaitEvent("registered");
      worker.awaitEvent("benchmarked");
      worker.awaitEvent("earning");
      assertThat(worker.terminate()).isEqualTo(130);
    }
  }

  /// Too early first, as the guide says; then again with each new block.
  private static void awaitCoolDown(Running network, List<String> words, String node)
      throws Exception {
    List<String> options = List.of("--json", "--node", node);
    Khala.Result early = Khala.run(words, options);
    assertThat(early.exitCode()).isEqualTo(1);
    assertThat(early.last().path("error").path("name").asString("")).isEqualTo("CoolDownNotReady");
    while (Khala.run(words, options).exitCode() != 0) {
      network.awaitAfter(
          network.lines().count(),
          "block",
          event -> event.path("event").asString("").equals("block"),
          Running.PATIENCE);
    }
  }
}
