package network.khala.node.archive;

import java.util.Optional;
import java.util.function.LongConsumer;
import network.khala.node.chain.Block;
import network.khala.node.chain.BlockRefusedException;
import network.khala.node.chain.Chain;
import network.khala.node.chain.GenesisBlock;
import network.khala.node.signatures.NodeSignatures;
import network.khala.node.spec.ChainSpec;
import network.khala.node.store.ChainDatabase;
import network.khala.node.store.ChainHead;
import network.khala.node.store.KeyValueStore.Durability;
import network.khala.protocol.substrate.Hash;

/// Executes every block of a database again, from genesis, in an empty one.
public final class Replay {
  private Replay() {}

  /// How it went.
  ///
  /// @param to the last block that was executed
  /// @param headHash its hash
  /// @param stateRoot the root of the state after it
  /// @param mismatch what the first block did not confirm; empty if all did
  public record Report(long to, Hash headHash, Hash stateRoot, Optional<Mismatch> mismatch) {}

  /// A block whose second execution came out otherwise.
  public record Mismatch(long number, String problem) {}

  /// Runs it.
  ///
  /// @param source what is to be checked
  /// @param fresh an empty database
  /// @param progress is told the number of each block that is done
  public static Report run(
      ChainSpec spec, ChainDatabase source, ChainDatabase fresh, LongConsumer progress) {
    Hash genesis = GenesisBlock.establish(fresh, spec);
    Chain chain = new Chain(fresh, spec.runtime(), NodeSignatures.ofOneBlock());
    Optional<Mismatch> mismatch = Optional.empty();
    if (!source.genesisHash().map(Hash::new).equals(Optional.of(genesis))) {
      mismatch = Optional.of(new Mismatch(0, "the genesis block is not that of the chain spec"));
    }
    long last = source.head().map(ChainHead::number).orElse(0L);
    for (long number = 1; number <= last && mismatch.isEmpty(); number++) {
      mismatch = execute(chain, ArchiveWriter.block(source, number));
      progress.accept(number);
    }
    ChainHead head = chain.head();
    return new Report(
        head.number(), new Hash(head.hash()), new Hash(head.state().hash()), mismatch);
  }

  private static Optional<Mismatch> execute(Chain chain, Block block) {
    try {
      chain.importBlock(block, Optional.empty(), Durability.PROCESS);
      return Optional.empty();
    } catch (BlockRefusedException e) {
      return Optional.of(new Mismatch(block.number(), String.valueOf(e.getMessage())));
    }
  }
}
