package network.khala.relayer;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import network.khala.client.ChainClient;
import network.khala.crypto.SecretBytes;
import network.khala.crypto.Sr25519KeyPair;
import network.khala.protocol.light.LightKeys;
import network.khala.protocol.registry.WorkerInfoV2;
import network.khala.protocol.substrate.Sr25519PublicKey;
import network.khala.scale.Bytes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/// A relayer between a chain without a network and an enclave that believes every proof.
abstract class RelayerFixture {
  static final Duration SOON = Duration.ofMillis(20);

  final FakeNode node = new FakeNode();
  final RecordedEvents events = new RecordedEvents();
  final Sr25519KeyPair signer = Sr25519KeyPair.fromSeed(SecretBytes.copyOf(new byte[32]));
  FakePRuntime worker;
  Optional<Relayer> relayer = Optional.empty();

  @BeforeEach
  void startWorker() throws IOException {
    worker = new FakePRuntime(7);
    node.onRegistration = () -> enter(worker.key);
  }

  @AfterEach
  void stop() {
    relayer.ifPresent(Relayer::close);
    worker.close();
    signer.close();
  }

  void start(RelayerConfig config) {
    Relayer made = new Relayer(config, events, () -> ChainClient.over(node));
    relayer = Optional.of(made);
    made.start();
  }

  RelayerConfig config(int headers, URI... workers) {
    return RelayerConfig.of(URI.create("ws://fake"), List.of(workers), signer, AttestationKind.DEV)
        .withBatches(
            new RelayerConfig.Batches(headers, 2_000, 200, SOON, SOON, Duration.ofMillis(200)));
  }

  WorkerStatus status() {
    return relayer.orElseThrow().status().getFirst();
  }

  void enter(Sr25519PublicKey key) {
    enter(key, 100);
  }

  void enter(Sr25519PublicKey key, long score) {
    WorkerInfoV2 info =
        new WorkerInfoV2(
            key,
            key,
            1 << 16,
            0,
            worker.operator(),
            Optional.empty(),
            1,
            Optional.of(score),
            List.of(1L, 1L));
    node.state.put(LightKeys.worker(key), Bytes.wrap(WorkerInfoV2.CODEC.encode(info)));
  }

  static void await(BooleanSupplier condition) throws InterruptedException {
    while (!condition.getAsBoolean()) {
      TimeUnit.MILLISECONDS.sleep(5);
    }
  }
}
