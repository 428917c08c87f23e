package network.khala.protocol.computation;

import java.util.List;
import network.khala.protocol.substrate.Sr25519PublicKey;
import network.khala.scale.Codec;
import network.khala.scale.CodecFactory;
import network.khala.scale.U32;

/// What the gatekeepers have found in one block, on topic `^phala/mining/update`.
///
/// @param blockNumber the block
/// @param timestampMs its chain time in milliseconds
/// @param offline workers that no longer answer
/// @param recoveredToOnline workers that answer again
/// @param settle the sessions paid in this block
public record WorkingInfoUpdateEvent(
    @U32 long blockNumber,
    long timestampMs,
    List<Sr25519PublicKey> offline,
    List<Sr25519PublicKey> recoveredToOnline,
    List<SettleInfo> settle) {
  /// The largest number of workers in one list that the chain takes.
  public static final int MAX_WORKERS = 2_000;

  /// The codec of settlements.
  public static final Codec<WorkingInfoUpdateEvent> CODEC =
      CodecFactory.STANDARD.of(WorkingInfoUpdateEvent.class);

  /// Copies the lists.
  public WorkingInfoUpdateEvent {
    offline = List.copyOf(offline);
    recoveredToOnline = List.copyOf(recoveredToOnline);
    settle = List.copyOf(settle);
  }

  /// Whether there is nothing to say.
  public boolean isEmpty() {
    return offline.isEmpty() && recoveredToOnline.isEmpty() && settle.isEmpty();
  }

  /// Whether each list is within [#MAX_WORKERS].
  public boolean fitsLimits() {
    return offline.size() <= MAX_WORKERS
        && recoveredToOnline.size() <= MAX_WORKERS
        && settle.size() <= MAX_WORKERS;
  }
}
