package network.khala.e2e;

import static network.khala.e2e.Running.isEvent;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// `khala worker`: one command beside somebody else's node, from nothing to a worker that earns or
/// says in one line why it does not.
final class WorkerCommandTest {
  /// Bob's address, who operates the worker.
  private static final String OPERATOR = "43qsYbZGLn2xzNuurY6BY4QNDSUU7gLEcXuckpm6B3DEmEx9";

  @TempDir private Path folder;

  @Test
  void worker_whoseProgramIsNotAdmitted_saysSoAndRegistersOnceItIs() throws Exception {
    try (DevelopmentNode node = DevelopmentNode.start(folder.resolve("node"));
        Running worker = worker(node.url())) {
      String program = worker.awaitEvent("program").path("pruntimeHash").asString();
      JsonNode refused = worker.awaitEvent("error");
      assertThat(refused.path("message").asString()).contains("PRuntimeRejected");
      assertThat(refused.path("advice").asString()).contains("have its measurement added on chain");
      assertThat(awaitState(worker, 0, "not-registered").path("line").asString())
          .startsWith("not earning because it is not registered on chain")
          .contains(" → ");

      call(
          node.url(),
          "//Alice",
          "PhalaRegistry",
          "add_pruntime",
          "[\"" + program + "\"]",
          "--sudo");
      worker.awaitEvent("registered");
      expectOneLineAState(worker);
      assertThat(worker.terminate()).isEqualTo(130);
    }
  }

  @Test
  void port_thatSomebodyHas_isNotFed() throws Exception {
    try (DevelopmentNode node = DevelopmentNode.start(folder.resolve("node"))) {
      Khala.Result taken = Khala.run(arguments(node.url(), node.port()).toArray(String[]::new));
      assertThat(taken.exitCode()).isEqualTo(69);
      assertThat(taken.errors()).contains("port " + node.port() + " is taken").contains("--port");
    }
  }

  @Test
  @Tag("network")
  void worker_thatJoinsARunningNetwork_isRegisteredAndMines() throws Exception {
    Path network = folder.resolve("network");
    try (DevelopmentNetwork running =
        DevelopmentNetwork.start(network, "--block-time", "1s", "--workers", "2")) {
      String node = running.url();
      String signer = network.resolve("signer.key").toString();
      String key;
      try (Running worker = worker(node, "--signer", signer)) {
        key = worker.awaitEvent("registered").path("key").asString();
        worker.awaitEvent("benchmarked");
        assertThat(awaitState(worker, 0, "no-session").path("line").asString())
            .isEqualTo(
                "not earning because no session runs (no pool has it)"
                    + " → add it to a pool with enough stake and start it");

        int mark = running.mark();
        putToWork(node, key);
        running.awaitAfter(mark, "mining", key);
        running.awaitAfter(mark, "heartbeat", key);
        running.awaitAfter(mark, "payout", key);
        assertThat(awaitState(worker, 0, "earning").path("line").asString()).startsWith("earning");

        killProgram(worker);
        expectOneLineAState(worker);
        assertThat(worker.terminate()).isEqualTo(130);
      }
      int mark = running.mark();
      try (Running again = worker(node, "--signer", signer)) {
        running.awaitAfter(mark, "heartbeat", key);
        assertThat(again.lines().objects())
            .as("the sealed identity is the registered one")
            .noneMatch(object -> isEvent(object, "registered"));
        assertThat(again.terminate()).isEqualTo(130);
      }
      assertThat(running.stop()).isEqualTo(130);
    }
  }

  /// pRuntime is killed, comes back by itself, and the worker earns again.
  private static void killProgram(Running worker) throws InterruptedException {
    int mark = worker.lines().count();
    JsonNode started =
        worker.lines().objects().stream()
            .filter(object -> isEvent(object, "pruntime-started"))
            .reduce((one, later) -> later)
            .orElseThrow();
    ProcessHandle.of(started.path("pid").asLong())
        .orElseThrow(() -> new AssertionError("no process of " + started))
        .destroyForcibly();
    worker.awaitAfter(mark, "end", object -> isEvent(object, "pruntime-ended"), Running.PATIENCE);
    worker.awaitAfter(
        mark, "start", object -> isEvent(object, "pruntime-started"), Running.PATIENCE);
    worker.awaitAfter(
        mark,
        "heartbeat",
        object ->
            isEvent(object, "message")
                && object.path("topic").asString("").equals("phala/mining/report"),
        Running.PATIENCE);
    awaitState(worker, mark, "earning");
  }

  private static void putToWork(String node, String key) throws InterruptedException {
    String stake = "\"5000000000000000\"";
    call(node, "//Charlie", "PhalaWrappedBalances", "wrap", "[" + stake + "]");
    call(node, "//Charlie", "PhalaStakePoolv2", "contribute", "[0, " + stake + ", null]");
    call(node, "//Bob", "PhalaStakePoolv2", "add_worker", "[0, \"" + key + "\"]");
    call(
        node,
        "//Bob",
        "PhalaStakePoolv2",
        "start_computing",
        "[0, \"" + key + "\", " + stake + "]");
  }

  private static void call(String node, String suri, String... words) throws InterruptedException {
    List<String> arguments = new ArrayList<>(List.of("call"));
    arguments.addAll(List.of(words));
    Khala.run(arguments, List.of("--suri", suri, "--node", node, "--wait", "finalized", "--json"))
        .succeeded();
  }

  private Running worker(String node, String... options) {
    List<String> arguments = arguments(node, 0);
    arguments.addAll(List.of(options));
    return Running.khala(Distribution.built(), arguments);
  }

  private List<String> arguments(String node, int port) {
    List<String> arguments = new ArrayList<>(List.of("worker", "--json", "--node", node));
    arguments.addAll(List.of("--attestation-provider", "dev", "--suri", "//Dave"));
    arguments.addAll(List.of("--operator", OPERATOR, "--cores", "1"));
    arguments.addAll(List.of("--port", String.valueOf(port)));
    arguments.addAll(List.of("--data-dir", folder.resolve("worker").toString()));
    return arguments;
  }

  private static JsonNode awaitState(Running worker, int mark, String state)
      throws InterruptedException {
    return worker.awaitAfter(
        mark,
        state,
        object -> isEvent(object, "earning") && object.path("state").asString("").equals(state),
        Running.PATIENCE);
  }

  /// Each line has its reason and its remedy, and none is told twice in a row.
  private static void expectOneLineAState(Running worker) {
    String before = "";
    for (JsonNode object : worker.lines().objects()) {
      if (isEvent(object, "earning")) {
        String line = object.path("line").asString();
        assertThat(line).matches("earning.*|not earning because .+ → .+");
        assertThat(object.path("state").asString()).isNotEqualTo(before);
        before = object.path("state").asString();
      }
    }
    assertThat(before).isNotEmpty();
  }
}
