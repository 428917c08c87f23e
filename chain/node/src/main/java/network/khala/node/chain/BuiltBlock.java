package network.khala.node.chain;

import java.util.List;
import network.khala.protocol.substrate.Hash;
import network.khala.protocol.substrate.Header;

/// A block that was built on the head and is not stored yet.
public final class BuiltBlock {
  private final ExecutedBlock block;
  private final BlockDraft.Outcome outcome;

  BuiltBlock(ExecutedBlock block, BlockDraft.Outcome outcome) {
    this.block = block;
    this.outcome = outcome;
  }

  /// Its header.
  public Header header() {
    return block.block().header();
  }

  /// The hashes of its extrinsics, in order; inherents first.
  public List<Hash> extrinsics() {
    return block.extrinsicHashes();
  }

  /// What became of the drafted transactions.
  public BlockDraft.Outcome outcome() {
    return outcome;
  }

  ExecutedBlock block() {
    return block;
  }
}
