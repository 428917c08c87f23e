package network.khala.protocol.light;

import network.khala.crypto.Hashing;
import network.khala.protocol.substrate.Hash;
import network.khala.scale.Bytes32;

/// The running hash over the heads of all blocks since genesis: `acc_n = H(acc_(n−1) ‖ head_n)`,
/// `acc_0` is zero. The chain writes it as the last change of each block under
/// [LightKeys#MESSAGE_ACCUMULATOR], so one read proof binds number, time, rule version and every
/// message of every block before, in order.
///
/// @param value the 32 bytes as they are stored
public record MessageAccumulator(Bytes32 value) {
  /// The accumulator of the genesis block.
  public static final MessageAccumulator GENESIS = new MessageAccumulator(Bytes32.ZERO);

  /// The accumulator after one more block.
  public MessageAccumulator fold(BlockHead head) {
    byte[] preimage = new byte[Bytes32.SIZE + BlockHead.SIZE];
    System.arraycopy(value.toArray(), 0, preimage, 0, Bytes32.SIZE);
    System.arraycopy(BlockHead.CODEC.encode(head), 0, preimage, Bytes32.SIZE, BlockHead.SIZE);
    return new MessageAccumulator(Bytes32.wrap(Hashing.blake2b256(preimage)));
  }

  /// The accumulator after several more blocks, in order.
  public MessageAccumulator foldAll(Iterable<BlockHead> heads) {
    MessageAccumulator folded = this;
    for (BlockHead head : heads) {
      folded = folded.fold(head);
    }
    return folded;
  }

  /// The same bytes as a hash.
  public Hash toHash() {
    return new Hash(value);
  }
}
