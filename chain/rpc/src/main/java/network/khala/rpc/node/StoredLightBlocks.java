package network.khala.rpc.node;

import java.util.List;
import java.util.Optional;
import network.khala.node.chain.Chain;
import network.khala.node.chain.LightDataBuilder;
import network.khala.node.store.BlockStore;
import network.khala.node.store.LightStore;
import network.khala.node.store.StateDiscardedException;
import network.khala.rpc.backend.LightBlocks;
import network.khala.scale.Bytes;
import network.khala.scale.Bytes32;

/// Light data out of a node's database. Proof points whose state is still kept are proven on
/// demand.
final class StoredLightBlocks implements LightBlocks {
  private final Chain chain;
  private final LightStore light;
  private final BlockStore blocks;

  StoredLightBlocks(Chain chain) {
    this.chain = chain;
    this.light = chain.database().light();
    this.blocks = chain.database().blocks();
  }

  /// A database that began with genesis has everything.
  @Override
  public long first() {
    return 0;
  }

  @Override
  public Optional<Bytes> head(long number) {
    return light.head(number);
  }

  @Override
  public Optional<Bytes> messages(long number) {
    return light.messages(number);
  }

  @Override
  public Optional<Long> nextEventProof(long number) {
    return light.nextEventProof(number);
  }

  @Override
  public List<Bytes> eventProof(long number) {
    return light.eventProof(number);
  }

  @Override
  public Optional<Bytes> evidence(Bytes32 hash) {
    return light.evidence(hash);
  }

  @Override
  public Optional<ProofPoint> proofPoint(long number) {
    long last = chain.finalised();
    Optional<Long> stored = light.nextProofPoint(number).filter(point -> point <= last);
    long kept = Math.max(number, chain.database().states().oldest());
    if (kept <= last && (stored.isEmpty() || kept < stored.get())) {
      try {
        return Optional.of(new ProofPoint(kept, prove(kept)));
      } catch (StateDiscardedException e) {
        // Pruned meanwhile; what is stored stays.
        return stored.map(point -> new ProofPoint(point, light.proofPoint(point)));
      }
    }
    return stored.map(point -> new ProofPoint(point, light.proofPoint(point)));
  }

  private List<Bytes> prove(long number) {
    return LightDataBuilder.proofPoint(chain.state(number));
  }

  /// The embedded engine seals every block, and its seal needs no stepping stones.
  @Override
  public Optional<Finality> finality(long trusted, long target) {
    return blocks
        .lastFinalityProof(Math.min(target, chain.finalised()))
        .filter(number -> number > trusted)
        .flatMap(number -> blocks.finalityProof(number).map(proof -> new Finality(number, proof)));
  }
}
