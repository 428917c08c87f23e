package network.khala.pruntime;

import java.util.List;
import java.util.Optional;
import network.khala.protocol.substrate.AccountId;
import network.khala.pruntime.chain.LightChain;
import network.khala.pruntime.queue.Egress;
import network.khala.scale.Bytes;
import network.khala.scale.Codec;
import network.khala.scale.CodecFactory;
import network.khala.scale.DecodeException;
import network.khala.scale.ScaleReader;
import network.khala.scale.U32;
import network.khala.tee.SealException;
import network.khala.tee.SealedFile;
import network.khala.tee.Unsealed;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The program's state on disk, sealed, between two blocks. The host may bring back an old one;
/// that is harmless, since everything that is said again has a used sequence.
///
/// @param operator who may add the worker to a pool
/// @param endpoints where it can be reached
record Checkpoint(
    LightChain chain,
    Egress egress,
    long iterations,
    Bytes machine,
    Optional<Bytes> gatekeeper,
    long lastTimeMs,
    Optional<AccountId> operator,
    List<String> endpoints) {
  private static final Logger LOG = LoggerFactory.getLogger(Checkpoint.class);

  /// Grows with the form.
  private static final long VERSION = 2;

  private static final Codec<Stored> CODEC = CodecFactory.STANDARD.of(Stored.class);

  /// The form on disk; of no concern to anybody else.
  private record Stored(
      @U32 long version,
      Bytes chain,
      Bytes egress,
      long iterations,
      Bytes machine,
      Optional<Bytes> gatekeeper,
      long lastTimeMs,
      Optional<AccountId> operator,
      List<String> endpoints) {}

  void save(SealedFile file) {
    file.save(
        CODEC.encode(
            new Stored(
                VERSION,
                chain.save(),
                egress.save(),
                iterations,
                machine,
                gatekeeper,
                lastTimeMs,
                operator,
                endpoints)));
  }

  /// The newest one that is readable; empty if there is none. A checkpoint holds nothing that
  /// cannot be computed again, so one that is damaged or of another version is left aside.
  ///
  /// @throws SealException if it is somebody else's, or cannot be opened now
  static Optional<Checkpoint> load(SealedFile file) {
    Optional<Unsealed> sealed;
    try {
      sealed = file.load();
    } catch (SealException e) {
      if (e.problem() != SealException.Problem.CORRUPT) {
        throw e;
      }
      LOG.error("no checkpoint is readable, the chain is executed again: {}", e.getMessage());
      return Optional.empty();
    }
    if (sealed.isEmpty()) {
      return Optional.empty();
    }
    try (Unsealed content = sealed.get()) {
      content
          .fallback()
          .ifPresent(why -> LOG.error("the checkpoint before the last is used: {}", why));
      return Optional.of(read(content.content()));
    } catch (DecodeException e) {
      LOG.error("checkpoint of another version, the chain is executed again: {}", e.getMessage());
      return Optional.empty();
    }
  }

  private static Checkpoint read(byte[] content) {
    ScaleReader in = new ScaleReader(content);
    long version = in.u32();
    if (version != VERSION) {
      throw in.errorAt(0, "version " + version, "a checkpoint of version " + VERSION);
    }
    Stored stored = CODEC.decode(content);
    return new Checkpoint(
        LightChain.load(stored.chain()),
        Egress.load(stored.egress()),
        stored.iterations(),
        stored.machine(),
        stored.gatekeeper(),
        stored.lastTimeMs(),
        stored.operator(),
        stored.endpoints());
  }
}
