package network.khala.pruntime;

import java.util.Optional;
import network.khala.pruntime.chain.LightChain;
import network.khala.pruntime.chain.SavedChain;
import network.khala.pruntime.queue.Egress;
import network.khala.scale.Bytes;
import network.khala.scale.Codec;
import network.khala.scale.CodecFactory;
import network.khala.tee.SealedFile;
import network.khala.tee.Unsealed;

/// The program's state on disk, sealed, between two blocks. The host may bring back an old one;
/// that is harmless, since everything that is said again has a used sequence.
record Checkpoint(
    LightChain chain,
    Egress egress,
    long iterations,
    Bytes machine,
    Optional<Bytes> gatekeeper,
    long lastTimeMs) {
  private static final Codec<Stored> CODEC = CodecFactory.STANDARD.of(Stored.class);

  /// The form on disk; of no concern to anybody else.
  private record Stored(
      Bytes chain,
      Bytes egress,
      long iterations,
      Bytes machine,
      Optional<Bytes> gatekeeper,
      long lastTimeMs) {}

  void save(EnclaveConfig config) {
    Stored stored =
        new Stored(
            SavedChain.encode(chain), egress.save(), iterations, machine, gatekeeper, lastTimeMs);
    file(config).save(CODEC.encode(stored));
  }

  static Optional<Checkpoint> load(EnclaveConfig config) {
    Optional<Unsealed> sealed = file(config).load();
    if (sealed.isEmpty()) {
      return Optional.empty();
    }
    try (Unsealed content = sealed.get()) {
      Stored stored = CODEC.decode(content.content());
      return Optional.of(
          new Checkpoint(
              SavedChain.decode(stored.chain()),
              Egress.load(stored.egress()),
              stored.iterations(),
              stored.machine(),
              stored.gatekeeper(),
              stored.lastTimeMs()));
    }
  }

  private static SealedFile file(EnclaveConfig config) {
    return new SealedFile(
        config.dataDir().resolve("checkpoint.seal"), config.sealer(), "checkpoint");
  }
}
