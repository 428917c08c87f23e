package network.khala.pruntime.queue;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import network.khala.crypto.Sr25519KeyPair;
import network.khala.protocol.mq.Message;
import network.khala.protocol.mq.MessageOrigin;
import network.khala.protocol.mq.SignedMessage;
import network.khala.protocol.mq.Topic;
import network.khala.scale.Bytes;
import network.khala.scale.U32;

/// The messages of one sender. Sequences follow from replaying the chain alone and are never taken
/// from it; what the chain has taken already is only counted.
public final class EgressChannel {
  /// With more messages than this the floor must be known of late.
  static final int UNPROVEN_MAX = 4_096;

  /// How long a floor counts as known of late, in blocks.
  static final int FLOOR_LIFE_BLOCKS = 4_096;

  /// What a message takes besides its payload: signature, sequence, origin, topic.
  private static final int MESSAGE_BYTES = 160;

  private final MessageOrigin sender;
  private final Deque<SignedMessage> kept = new ArrayDeque<>();
  private long nextSequence;
  private long floor;
  private long floorBlock;
  private boolean silent;
  private long bytes;

  /// A channel that has said nothing yet.
  EgressChannel(MessageOrigin sender) {
    this.sender = sender;
  }

  /// The sender.
  public MessageOrigin sender() {
    return sender;
  }

  /// The messages that the chain has not taken, as far as is known.
  public List<SignedMessage> messages() {
    return List.copyOf(kept);
  }

  /// Whether messages are counted only: a gatekeeper that is not listed on chain.
  public void silent(boolean value) {
    this.silent = value;
  }

  /// Says something.
  void push(Topic topic, Bytes payload, Sr25519KeyPair key) {
    long sequence = nextSequence++;
    if (silent || Long.compareUnsigned(sequence, floor) < 0) {
      return;
    }
    Message message = new Message(sender, topic, payload);
    byte[] signature = key.sign(SignedMessage.dataToSign(message, sequence));
    kept.add(new SignedMessage(message, sequence, Bytes.wrap(signature)));
    bytes += size(message);
  }

  /// The chain has taken everything below `proven`, as the state after `block` shows.
  void raiseFloor(long proven, long block) {
    if (Long.compareUnsigned(proven, floor) > 0) {
      floor = proven;
    }
    floorBlock = Math.max(floorBlock, block);
    while (!kept.isEmpty() && Long.compareUnsigned(kept.getFirst().sequence(), floor) < 0) {
      bytes -= size(kept.removeFirst().message());
    }
  }

  private static long size(Message message) {
    return (long) MESSAGE_BYTES + message.payload().size();
  }

  /// Whether so much is kept that, before this block, the chain must be asked what it has taken.
  boolean wantsFloor(long nextBlock) {
    return kept.size() > UNPROVEN_MAX && floorBlock + FLOOR_LIFE_BLOCKS < nextBlock;
  }

  int count() {
    return kept.size();
  }

  long bytes() {
    return bytes;
  }

  /// What a checkpoint keeps.
  record Snapshot(
      MessageOrigin sender,
      List<SignedMessage> kept,
      long nextSequence,
      long floor,
      @U32 long floorBlock,
      boolean silent) {
    /// Copies the list.
    Snapshot {
      kept = List.copyOf(kept);
    }
  }

  Snapshot snapshot() {
    return new Snapshot(sender, List.copyOf(kept), nextSequence, floor, floorBlock, silent);
  }

  static EgressChannel restore(Snapshot from) {
    EgressChannel channel = new EgressChannel(from.sender());
    channel.kept.addAll(from.kept());
    channel.nextSequence = from.nextSequence();
    channel.floor = from.floor();
    channel.floorBlock = from.floorBlock();
    channel.silent = from.silent();
    channel.bytes = from.kept().stream().mapToLong(one -> size(one.message())).sum();
    return channel;
  }
}
