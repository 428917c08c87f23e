package network.khala.benchmarks.chain;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import network.khala.crypto.Hashing;
import network.khala.crypto.SecretBytes;
import network.khala.crypto.Sr25519KeyPair;
import network.khala.node.Node;
import network.khala.pallets.mq.MqCall;
import network.khala.pallets.registry.RegistryGenesis;
import network.khala.protocol.computation.WorkingReportEvent;
import network.khala.protocol.mq.Message;
import network.khala.protocol.mq.MessageOrigin;
import network.khala.protocol.mq.SignedMessage;
import network.khala.protocol.mq.Topics;
import network.khala.protocol.substrate.Sr25519PublicKey;
import network.khala.runtime.KhalaRuntime;
import network.khala.scale.Bytes;
import network.khala.scale.Codecs;

/// A chain on which two workers answer in every block, and the chain challenges in every block, as
/// any does: what a program that was away has to catch up with. Its time is that of its blocks.
final class RecordedChain implements AutoCloseable {
  private static final int WORKERS = 2;
  private static final long BLOCK_MILLIS = 3000;
  private static final long FIRST_MILLIS = 1_750_000_000_000L;

  private final List<Sr25519KeyPair> workers;
  private final Senders payers = new Senders(WORKERS);
  private final TemporaryNode temporary;
  private long millis = FIRST_MILLIS;

  private RecordedChain() throws IOException {
    workers = new ArrayList<>();
    for (int i = 0; i < WORKERS; i++) {
      workers.add(key(i));
    }
    temporary =
        TemporaryNode.recording(
            BLOCK_MILLIS, payers.endowments(), genesis(), () -> Instant.ofEpochMilli(millis));
  }

  /// Makes the chain.
  ///
  /// @throws IOException if its folder cannot be made
  static RecordedChain of(int blocks) throws IOException {
    RecordedChain chain = new RecordedChain();
    try {
      for (int number = 1; number <= blocks; number++) {
        chain.record(number);
      }
      return chain;
    } catch (RuntimeException e) {
      chain.close();
      throw e;
    }
  }

  private RegistryGenesis genesis() {
    List<RegistryGenesis.Worker> known =
        workers.stream()
            .map(key -> new Sr25519PublicKey(key.publicKey()))
            .map(key -> new RegistryGenesis.Worker(key, key, Optional.empty()))
            .toList();
    return new RegistryGenesis(
        known, List.of(), RegistryGenesis.EMPTY.benchmarkDuration(), List.of());
  }

  private static Sr25519KeyPair key(int number) {
    byte[] name = Codecs.U64.encode(1_000_000L + number);
    try (SecretBytes seed = SecretBytes.copyOf(Hashing.blake2b256(name))) {
      return Sr25519KeyPair.fromSeed(seed);
    }
  }

  private void record(int number) {
    KhalaRuntime runtime = node().chain().runtimeAt(node().chain().head().number());
    runtime.system().assumeNextBlock(node().chain().headHash());
    long sequence = number - 1L;
    for (int i = 0; i < WORKERS; i++) {
      Bytes extrinsic =
          payers.sign(
              runtime,
              i,
              sequence,
              runtime.mq().outer(new MqCall.SyncOffchainMessage(answer(i, sequence))));
      node().submit(extrinsic, status -> {});
    }
    millis += BLOCK_MILLIS;
    int included = node().produceBlock().included();
    if (included != WORKERS) {
      throw new IllegalStateException(
          "block " + number + " has " + included + " heartbeats instead of " + WORKERS);
    }
  }

  /// The answer of a worker to the challenge of the block before.
  private SignedMessage answer(int worker, long sequence) {
    Sr25519KeyPair key = workers.get(worker);
    Message message =
        new Message(
            new MessageOrigin.Worker(new Sr25519PublicKey(key.publicKey())),
            Topics.WORKING_REPORT,
            Bytes.wrap(
                WorkingReportEvent.CODEC.encode(
                    new WorkingReportEvent.HeartbeatV2(
                        worker, sequence, millis, 45 * sequence, 0, 0))));
    return new SignedMessage(
        message, sequence, Bytes.wrap(key.sign(SignedMessage.dataToSign(message, sequence))));
  }

  /// The node that has it.
  Node node() {
    return temporary.node();
  }

  @Override
  public void close() throws IOException {
    workers.forEach(Sr25519KeyPair::close);
    payers.close();
    temporary.close();
  }
}
