package network.khala.node.archive;

import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.LongConsumer;
import network.khala.finality.FinalityException;
import network.khala.finality.FinalityVerifier;
import network.khala.finality.HeaderLink;
import network.khala.finality.TrustedState;
import network.khala.finality.VerificationPolicy;
import network.khala.node.chain.Block;
import network.khala.node.chain.BlockRefusedException;
import network.khala.node.chain.Chain;
import network.khala.node.spec.ChainSpec;
import network.khala.node.store.KeyValueStore.Durability;
import network.khala.protocol.substrate.Hash;
import network.khala.scale.Bytes;

/// Takes the blocks of an archive into a chain. Each is executed and each proof verified; blocks
/// that the chain has already must be the same.
public final class ArchiveImport {
  private final Chain chain;
  private final FinalityVerifier verifier;

  /// Blocks: the less of the log waits for the disk, the less of it a power cut can tear.
  private static final long SYNC_EVERY = 1000;

  private final InstantSource clock;
  private TrustedState trusted;

  /// @param spec what the chain began with
  public ArchiveImport(Chain chain, ChainSpec spec, InstantSource clock) {
    this.chain = chain;
    this.verifier =
        new FinalityVerifier(spec.anchor(), chain.genesisHash().value(), VerificationPolicy.NODE);
    this.clock = clock;
    this.trusted = verifier.genesis();
  }

  /// Runs it to the end of the archive. What is taken survives a power cut once this returns.
  ///
  /// @param progress is told how many blocks are done
  /// @return how many blocks were new
  /// @throws BlockRefusedException at the first block that does not follow the rules, or whose
  ///   proof does not hold; what came before it is kept
  /// @throws MalformedArchiveException where the archive is not one
  /// @throws IOException if it cannot be read
  public long run(ArchiveReader archive, LongConsumer progress) throws IOException {
    long taken;
    try {
      taken = take(archive, progress);
    } catch (BlockRefusedException | MalformedArchiveException | IOException e) {
      chain.database().sync();
      throw e;
    }
    chain.database().sync();
    return taken;
  }

  private long take(ArchiveReader archive, LongConsumer progress) throws IOException {
    long taken = 0;
    long done = 0;
    while (archive.remaining() > 0) {
      SignedBlock signed = archive.next();
      checkParent(signed.block());
      if (signed.proof().isPresent() && signed.block().number() > trusted.number()) {
        verify(signed.block(), signed.proof().get());
      }
      if (!isKnown(signed.block())) {
        // What a power cut takes away is still in the archive.
        chain.importBlock(signed.block(), signed.proof(), Durability.PROCESS);
        taken++;
        if (taken % SYNC_EVERY == 0) {
          chain.database().sync();
        }
      }
      progress.accept(++done);
    }
    return taken;
  }

  /// Before the proof, which does not hold either where the blocks are another chain's.
  private void checkParent(Block block) {
    Hash parent = block.header().parentHash();
    Optional<Hash> present = chain.hash(block.number() - 1);
    if (present.isPresent() && !present.get().equals(parent)) {
      throw new BlockRefusedException(
          block.number(),
          "its parent is " + parent + ", but the chain has " + present.get() + " there");
    }
  }

  private boolean isKnown(Block block) {
    Optional<Hash> present = chain.hash(block.number());
    if (present.isPresent() && !present.get().equals(block.hash())) {
      throw new BlockRefusedException(
          block.number(), "the chain has " + present.get() + ", the archive " + block.hash());
    }
    return present.isPresent();
  }

  private void verify(Block block, Bytes proof) {
    HeaderLink link =
        new HeaderLink(block.number(), block.header().parentHash().value(), block.hash().value());
    try {
      trusted = verifier.verifyJump(trusted, link, proof, clock.instant());
    } catch (FinalityException e) {
      throw new BlockRefusedException(
          block.number(), "its finality proof does not hold: " + e.getMessage());
    }
  }
}
