package network.khala.pruntime.queue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import network.khala.crypto.Sr25519KeyPair;
import network.khala.protocol.light.LightKeys;
import network.khala.protocol.mq.EgressMessages;
import network.khala.protocol.mq.MessageOrigin;
import network.khala.protocol.mq.Topic;
import network.khala.pruntime.chain.ProvenReads;
import network.khala.scale.Bytes;
import network.khala.scale.Codec;
import network.khala.scale.CodecFactory;
import network.khala.scale.Codecs;

/// Every channel of the enclave, in the order of senders.
public final class Egress {
  /// Messages of one sender that are kept, at most.
  public static final int MESSAGES_MAX = 65_536;

  /// Bytes that are kept in all, at most.
  public static final long BYTES_MAX = 32L << 20;

  private static final Codec<List<EgressChannel.Snapshot>> SNAPSHOTS =
      Codecs.list(CodecFactory.STANDARD.of(EgressChannel.Snapshot.class));

  private final Map<MessageOrigin, EgressChannel> channels = new TreeMap<>();

  /// The channel of a sender, which comes into being with its first use.
  public EgressChannel channel(MessageOrigin sender) {
    return channels.computeIfAbsent(sender, EgressChannel::new);
  }

  /// Says something.
  public void push(MessageOrigin sender, Sr25519KeyPair key, Topic topic, byte[] payload) {
    channel(sender).push(topic, Bytes.of(payload), key);
  }

  /// Forgets what the chain has taken, as far as the state after `block` says.
  ///
  /// @throws PrpcException if a proven value is no sequence
  public void purge(ProvenReads state, long block) {
    for (EgressChannel channel : channels.values()) {
      Bytes key = LightKeys.offchainIngress(channel.sender());
      if (state.decides(key)) {
        channel.raiseFloor(
            state.value(key, Codecs.U64, "the sequence of " + channel.sender()).orElse(0L), block);
      }
    }
  }

  /// The key that must be proven before this block: the chain has to say what it has taken of a
  /// sender that keeps very much.
  public Optional<Bytes> wantedBefore(long nextBlock) {
    return channels.values().stream()
        .filter(channel -> channel.wantsFloor(nextBlock))
        .map(channel -> LightKeys.offchainIngress(channel.sender()))
        .findFirst();
  }

  /// Whether nothing more may be kept: blocks wait until the chain has taken something.
  public boolean isFull() {
    long bytes = channels.values().stream().mapToLong(EgressChannel::bytes).sum();
    return bytes >= BYTES_MAX
        || channels.values().stream().anyMatch(channel -> channel.count() >= MESSAGES_MAX);
  }

  /// How many messages wait.
  public long pending() {
    return channels.values().stream().mapToLong(EgressChannel::count).sum();
  }

  /// How many messages of one sender wait.
  public int pending(MessageOrigin sender) {
    EgressChannel channel = channels.get(sender);
    return channel == null ? 0 : channel.count();
  }

  /// What waits, by sender.
  public List<EgressMessages> messages() {
    List<EgressMessages> all = new ArrayList<>();
    channels
        .values()
        .forEach(channel -> all.add(new EgressMessages(channel.sender(), channel.messages())));
    return all;
  }

  /// Everything, for a checkpoint.
  public Bytes save() {
    return Bytes.wrap(
        SNAPSHOTS.encode(channels.values().stream().map(EgressChannel::snapshot).toList()));
  }

  /// Goes on from a checkpoint.
  public static Egress load(Bytes saved) {
    Egress egress = new Egress();
    for (EgressChannel.Snapshot one : SNAPSHOTS.decode(saved)) {
      egress.channels.put(one.sender(), EgressChannel.restore(one));
    }
    return egress;
  }
}
