package network.khala.relayer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import network.khala.crypto.KeyPair;
import network.khala.protocol.contract.ContractIds;
import network.khala.protocol.earning.EarningState.Cause;
import network.khala.protocol.light.LightKeys;
import network.khala.protocol.substrate.Hash;
import network.khala.protocol.substrate.Sr25519PublicKey;
import network.khala.protocol.substrate.StorageKey;
import network.khala.scale.Bytes;
import network.khala.scale.Codecs;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A real node, a real enclave, and the relayer between them.
@Timeout(300)
final class NetworkTest {
  private static final Duration SOON = Duration.ofMillis(200);

  @TempDir private Path folder;
  private final RecordedEvents events = new RecordedEvents();
  private final KeyPair payer = TestNetwork.keyPair(TestNetwork.PAYER);
  private TestNetwork network;

  @SuppressWarnings("NullAway.Init") // Every test begins by setting it.
  private EnclaveHost host;

  @SuppressWarnings("NullAway.Init")
  private Relayer relayer;

  @BeforeEach
  void startNode() throws IOException {
    network = new TestNetwork(folder.resolve("node"));
  }

  @AfterEach
  void stop() {
    relayer.close();
    host.close();
    network.close();
    payer.close();
  }

  @Test
  void network_gatekeeper_isRegisteredAndLaunchedAndSpeaks() throws Exception {
    begin(EnclaveHost.Attacker.NONE);

    launch();
    assertThat(events.all).anyMatch(event -> event.contains("phala/registry/event"));
    assertThat(events.await("message phala/gatekeeper/event")).isNotNull();
    await(() -> status().onChain().filter(WorkerOnChain::gatekeeper).isPresent());
    assertThat(status().earning().cause()).isIn(Cause.BENCHMARKING, Cause.NO_SESSION);
  }

  /// Nobody runs contracts yet: that stops nobody.
  @Test
  void network_cluster_getsItsKeyAndARefusal() throws Exception {
    begin(EnclaveHost.Attacker.NONE);
    launch();
    Sr25519PublicKey worker = status().key().orElseThrow();
    Bytes owner = payer.accountId().toBytes();
    Bytes amount = Bytes.wrap(Codecs.U128.encode(BigInteger.TEN.pow(12)));
    Bytes everybody = Bytes.wrap(new byte[1]);
    Bytes oneWorker = Bytes.wrap(new byte[] {1 << 2}).concat(worker.value().toBytes());

    assertThat(
            network
                .sudo(
                    "PhalaPhatContracts",
                    "add_cluster",
                    owner,
                    everybody,
                    oneWorker,
                    amount,
                    amount,
                    amount,
                    amount,
                    owner)
                .failure())
        .isEmpty();
    events.await("message ^phala/registry/cluster");
    events.await("message phala/cluster/key");
    events.await("message phala/cluster/worker/report");
    Hash cluster = ContractIds.cluster(1);
    await(() -> network.get(LightKeys.clusterByWorker(worker)).isPresent());
    await(
        () ->
            network
                .get(
                    StorageKey.twox64Concat(
                        StorageKey.of("PhalaRegistry", "ClusterKeys"), cluster.value().toArray()))
                .isPresent());
    awaitNewBlock();
    assertThat(events.all).noneMatch(event -> event.startsWith("error"));
  }

  @Test
  void network_bitsFlippedOnTheWay_areRefusedAndNothingIsLost() throws Exception {
    BitFlips flips = new BitFlips();
    begin(flips);

    launch();
    events.await("message phala/gatekeeper/event");
    await(() -> flips.refused().containsKey("messages"));
    long height = network.height();
    await(() -> host.enclave().info().getBlocknum() > height);
    assertThat(flips.breach()).isEmpty();
    assertThat(flips.refused())
        .containsOnlyKeys("headers", "heads", "proof", "event proof", "messages");
    assertThat(events.all).noneMatch(event -> event.startsWith("error"));
  }

  @Test
  void network_everybodyRestarts_goesOnWhereItWas() throws Exception {
    begin(EnclaveHost.Attacker.NONE);
    launch();
    String key = host.enclave().info().getPublicKey();

    network.stop();
    network.start();
    awaitNewBlock();

    int port = host.port();
    host.close();
    await(() -> status().earning().cause() == Cause.PROGRAM_UNREACHABLE);
    host = new EnclaveHost(folder.resolve("enclave"), port, EnclaveHost.Attacker.NONE);
    awaitNewBlock();
    assertThat(host.enclave().info().getPublicKey()).isEqualTo(key);
    assertThat(events.all.stream().filter(event -> event.startsWith("initialized"))).hasSize(1);
    events.all.clear();
    await(() -> events.all.stream().anyMatch(event -> event.contains("phala/gatekeeper/event")));
  }

  private void begin(EnclaveHost.Attacker attacker) throws IOException {
    host = new EnclaveHost(folder.resolve("enclave"), 0, attacker);
    RelayerConfig config =
        RelayerConfig.of(network.url(), List.of(host.url()), payer, AttestationKind.NONE)
            .forGatekeepers()
            .withBatches(
                new RelayerConfig.Batches(10_000, 2_000, 200, SOON, SOON, Duration.ofSeconds(1)));
    relayer = new Relayer(config, events);
    relayer.start();
  }

  /// Makes the worker a gatekeeper and waits until it has made the network's key.
  private void launch() throws InterruptedException {
    events.await("registered");
    Sr25519PublicKey key = status().key().orElseThrow();
    assertThat(
            network
                .sudo("PhalaRegistry", "register_gatekeeper", Bytes.wrap(key.toArray()))
                .failure())
        .isEmpty();
    await(() -> network.read("PhalaRegistry", "GatekeeperMasterPubkey").isPresent());
  }

  private void awaitNewBlock() throws InterruptedException {
    long height = network.height();
    await(() -> host.enclave().info().getBlocknum() > height + 1);
  }

  private WorkerStatus status() {
    return relayer.status().getFirst();
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    while (!condition.getAsBoolean()) {
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }
}
