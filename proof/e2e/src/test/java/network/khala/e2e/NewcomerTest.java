package network.khala.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import tools.jackson.databind.JsonNode;

/// What somebody sees who comes with nothing: from `khala dev` to a worker's stake that comes back.
/// One story in chapters, on one network; a later chapter goes on where the one before it ended.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Tag("network")
@ResourceLock("network")
class NewcomerTest {
  private static final String ALICE =
      "0xd43593c715fdd31c61141abd04a99fd6822c8558854ccde39a5684e7a56da27d";
  private static final String NEWCOMER = "0x" + "4b".repeat(32);

  /// Long enough that more of V is lost than was earned before.
  private static final int AWAY_SECONDS = 30;

  private static final String[] OPTIONS = {"--block-time", "1s", "--restart", "never"};

  @TempDir private static Path basePath;
  @TempDir private static Path builds;
  private static DevelopmentNetwork network;
  private static PolkadotJs client;
  private static @Nullable Running returned;

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    network = DevelopmentNetwork.start(basePath, OPTIONS);
    client = PolkadotJs.connect(network.url());
  }

  @AfterAll
  static void stop() {
    if (client != null) {
      client.close();
    }
    closeReturned();
    if (network != null) {
      network.close();
    }
  }

  private static void closeReturned() {
    if (returned != null) {
      returned.close();
      returned = null;
    }
  }

  @Test
  @Order(1)
  void network_fromNothing_reachesEveryMilestone() {
    List<String> milestones =
        List.of(
            "node-up",
            "block",
            "attested",
            "registered",
            "gatekeeper-launched",
            "benchmarked",
            "pool-funded",
            "mining",
            "heartbeat",
            "payout",
            "ready");
    List<String> reached = new ArrayList<>(network.events());
    reached.retainAll(milestones);
    assertThat(reached).containsExactlyInAnyOrderElementsOf(milestones);
    assertThat(reached).startsWith("node-up", "block").endsWith("ready");
    assertThat(network.events()).doesNotContain("error");

    JsonNode ready = network.ready();
    assertThat(ready.path("rpc").asString()).startsWith("ws://127.0.0.1:");
    assertThat(ready.path("basePath").asString()).isEqualTo(basePath.toString());
    List<String> roles =
        ready.path("processes").valueStream().map(one -> one.path("role").asString()).toList();
    assertThat(roles).contains("node", "devtee", "pruntime", "relayer");
  }

  @Test
  @Order(2)
  void workers_readByPolkadotJs_areThoseThatMine() throws IOException, InterruptedException {
    JsonNode workers = client.entries("phalaRegistry.workers");
    List<String> keys = new ArrayList<>();
    for (JsonNode worker : workers) {
      keys.add(worker.path("key").path(0).asString());
      assertThat(worker.path("value").path("pubkey")).isEqualTo(worker.path("key").path(0));
      assertThat(worker.path("value").path("attestationProvider").asString("")).isNotEmpty();
    }
    assertThat(keys).hasSize(3).containsAll(network.workers());
    assertThat(network.workers()).hasSize(2);
    for (String worker : network.workers()) {
      assertThat(session(worker).path("state").asString()).isEqualTo("WorkerIdle");
    }
    assertThat(client.read("phalaRegistry.gatekeeperMasterPubkey").asString()).hasSize(66);
  }

  @Test
  @Order(3)
  void transfer_byPolkadotJs_arrivesToTheUnit() throws IOException, InterruptedException {
    BigInteger before = free(ALICE);
    PolkadotJs.Submitted transfer =
        client.call("//Charlie", "balances.transferKeepAlive", NEWCOMER, "5000000000001");
    assertThat(transfer.events()).contains("balances.Transfer", "system.NewAccount");
    assertThat(free(NEWCOMER)).isEqualTo(new BigInteger("5000000000001"));
    assertThat(before).isPositive();
  }

  @Test
  @Order(4)
  void worker_killed_isUnresponsiveUntilItReturns() throws IOException, InterruptedException {
    String worker = network.workers().getFirst();
    DevelopmentNetwork.Member device = network.member("devtee", worker);
    List<String> command = device.command();
    int mark = network.mark();
    network.member("pruntime", worker).kill();

    network.awaitAfter(mark, "unresponsive", worker);
    assertThat(session(worker).path("state").asString()).isEqualTo("WorkerUnresponsive");

    // The device ends with the program that it runs, and both come back together.
    returned = Running.khala("returned-devtee", command);
    network.awaitAfter(mark, "recovered", worker);
    assertThat(session(worker).path("state").asString()).isEqualTo("WorkerIdle");
    network.awaitAfter(network.mark(), "heartbeat", worker);
  }

  @Test
  @Order(5)
  void network_startedAgainAfterABuild_goesOnWithTheSameChainAndWorkers()
      throws IOException, InterruptedException {
    String genesis = network.ready().path("genesisHash").asString();
    Set<String> before = keys();
    long height = height();
    List<DevelopmentNetwork.Member> members = network.members();
    client.close();
    closeReturned();
    assertThat(network.stop()).as("exit code").isEqualTo(130);
    assertThat(members).noneMatch(DevelopmentNetwork.Member::isAlive);

    Distribution rebuilt = Distribution.built().withChangedProgram(builds.resolve("rebuilt"));
    network = DevelopmentNetwork.start(rebuilt, basePath, OPTIONS);
    client = PolkadotJs.connect(network.url());
    assertThat(network.ready().path("genesisHash").asString()).isEqualTo(genesis);
    assertThat(client.read("phalaRegistry.pRuntimeAllowList")).hasSize(2);
    for (String worker : before) {
      network.awaitRegistration(worker);
    }
    assertThat(keys()).isEqualTo(before);
    assertThat(height()).isGreaterThan(height);
    assertThat(network.workers()).hasSize(2);
    for (String worker : network.workers()) {
      network.awaitAfter(0, "heartbeat", worker);
    }
  }

  /// Gatekeepers report V when a worker is paid or stopped, so what its absence has cost shows
  /// then.
  @Test
  @Order(6)
  void worker_stoppedWhileAway_hasLostV() throws IOException, InterruptedException {
    String worker = network.workers().getLast();
    BigInteger before = v(worker);
    int mark = network.mark();
    network.member("pruntime", worker).kill();
    network.awaitAfter(mark, "unresponsive", worker);
    awaitTime(now() + AWAY_SECONDS);
    stop(worker);
    assertThat(awaitLowerV(worker, before)).as("V after its absence").isLessThan(before);
  }

  private static BigInteger awaitLowerV(String worker, BigInteger before)
      throws IOException, InterruptedException {
    long deadline = System.nanoTime() + Running.PATIENCE.toNanos();
    while (v(worker).compareTo(before) >= 0 && System.nanoTime() < deadline) {
      Thread.sleep(500);
    }
    return v(worker);
  }

  @Test
  @Order(7)
  void stake_reclaimedAfterTheCoolDown_isWhatVHasLeftOfIt()
      throws IOException, InterruptedException {
    stop(network.workers().getFirst());
    for (String worker : network.workers().reversed()) {
      assertThat(session(worker).path("state").asString()).isEqualTo("WorkerCoolingDown");
      long coolDown = client.read("phalaComputation.coolDownPeriod").asLong();
      awaitTime(session(worker).path("coolDownStart").asLong() + coolDown + 1);
      reclaim(worker);
    }
  }

  private static void reclaim(String worker) throws IOException, InterruptedException {
    String session = sessionOf(worker);
    BigInteger stake = PolkadotJs.number(client.read("phalaComputation.stakes", session));
    BigInteger v = v(worker);
    BigInteger ve = PolkadotJs.number(session(worker).path("ve"));
    BigInteger returned = v.compareTo(ve) >= 0 ? stake : stake.multiply(v).divide(ve);
    assertThat(stake).isPositive();

    PolkadotJs.Submitted reclaim =
        client.call(owner(), "phalaStakePoolv2.reclaimPoolWorker", pool(worker), worker);
    JsonNode reclaimed = reclaim.event("phalaComputation.WorkerReclaimed");
    assertThat(PolkadotJs.number(reclaimed.path(1))).as("stake").isEqualTo(stake);
    assertThat(PolkadotJs.number(reclaimed.path(2)))
        .as("lost with V %s of %s", v, ve)
        .isEqualTo(stake.subtract(returned));
    assertThat(reclaim.events()).contains("phalaStakePoolv2.WorkerReclaimed");
    assertThat(client.read("phalaComputation.stakes", session).isNull()).isTrue();
  }

  private static void stop(String worker) throws IOException, InterruptedException {
    client.call(owner(), "phalaStakePoolv2.stopComputing", pool(worker), worker);
  }

  private static int pool(String worker) throws IOException, InterruptedException {
    return client.read("phalaStakePoolv2.workerAssignments", worker).asInt();
  }

  private static String owner() {
    return network.ready().path("accounts").path("operator").path("suri").asString();
  }

  private static long now() throws IOException, InterruptedException {
    return client.read("timestamp.now").asLong() / 1000;
  }

  /// Waits until the chain's clock says so.
  private static void awaitTime(long seconds) throws IOException, InterruptedException {
    while (now() <= seconds) {
      Thread.sleep(500);
    }
  }

  @Test
  @Order(8)
  void chain_inASecondNode_reachesTheSameRoots() throws IOException, InterruptedException {
    client.close();
    assertThat(network.stop()).as("exit code").isEqualTo(130);
    JsonNode replay = chain("replay", basePath);
    assertThat(replay.path("mismatches")).isEmpty();
    assertThat(replay.path("to").asLong()).isGreaterThan(60);

    String file = builds.resolve("blocks").toString();
    Path second = builds.resolve("second");
    chain("export", basePath, file);
    chain("import", second, file, "--chain", spec().toString());
    try (DevelopmentNode node = DevelopmentNode.start(second, "--block-time", "1s")) {
      assertThat(node.rpc().blockHash(replay.path("to").asLong()))
          .isEqualTo(replay.path("headHash").asString());
    }
    assertThat(chain("replay", second).path("mismatches")).isEmpty();
  }

  private static JsonNode chain(String command, Path folder, String... arguments)
      throws InterruptedException {
    List<String> words = new ArrayList<>(List.of("chain", command));
    words.addAll(List.of(arguments));
    words.addAll(List.of("--base-path", folder.toString(), "--json"));
    return Khala.run(words, List.of()).succeeded().last();
  }

  private static Path spec() throws IOException {
    try (Stream<Path> files = Files.walk(basePath)) {
      return files.filter(file -> file.endsWith("chain-spec.json")).findFirst().orElseThrow();
    }
  }

  private static Set<String> keys() throws IOException, InterruptedException {
    Set<String> keys = new TreeSet<>();
    for (JsonNode worker : client.entries("phalaRegistry.workers")) {
      keys.add(worker.path("key").path(0).asString());
    }
    return keys;
  }

  private static long height() throws IOException, InterruptedException {
    return client.read("system.number").asLong();
  }

  private static String sessionOf(String worker) throws IOException, InterruptedException {
    return client.read("phalaComputation.workerBindings", worker).asString();
  }

  private static JsonNode session(String worker) throws IOException, InterruptedException {
    return client.read("phalaComputation.sessions", sessionOf(worker));
  }

  private static BigInteger v(String worker) throws IOException, InterruptedException {
    return PolkadotJs.number(session(worker).path("v"));
  }

  private static BigInteger free(String account) throws IOException, InterruptedException {
    JsonNode data = client.read("system.account", account).path("data");
    return PolkadotJs.number(data.path("free"));
  }
}
