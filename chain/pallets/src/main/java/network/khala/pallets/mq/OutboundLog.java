package network.khala.pallets.mq;

import java.util.ArrayList;
import java.util.List;
import network.khala.frame.TransactionalLog;
import network.khala.protocol.mq.Message;
import network.khala.protocol.mq.OutboundLimits;
import network.khala.scale.Bytes;
import network.khala.scale.ScaleWriter;

/// The block's messages for the enclaves, in order, each encoded once. Kept outside of state while
/// the block runs, since appending to an encoded list would cost its length each time.
final class OutboundLog implements TransactionalLog {
  /// The compact count before the messages takes four bytes at most, given the limits.
  private static final int COUNT_BYTES_MAX = 4;

  private final List<Entry> entries = new ArrayList<>();

  /// @param bytesUpTo of this message and all before it
  private record Entry(Message message, Bytes encoded, long bytesUpTo) {}

  /// Whether one more message of this length is within the limit.
  boolean admits(int encodedBytes, OutboundLimits limit) {
    return limit.admits(bytes() + encodedBytes + COUNT_BYTES_MAX, entries.size() + 1);
  }

  /// Whether the list as it stands is within the limit.
  boolean fits(OutboundLimits limit) {
    return limit.admits(bytes() + COUNT_BYTES_MAX, entries.size());
  }

  /// The array belongs to the log from then on.
  void add(Message message, byte[] encoded) {
    entries.add(new Entry(message, Bytes.wrap(encoded), bytes() + encoded.length));
  }

  List<Message> messages() {
    return entries.stream().map(Entry::message).toList();
  }

  /// The SCALE list of the messages.
  Bytes encoded() {
    ScaleWriter out = new ScaleWriter();
    out.length(entries.size());
    entries.forEach(entry -> out.raw(entry.encoded()));
    return out.toBytes();
  }

  private long bytes() {
    return entries.isEmpty() ? 0 : entries.getLast().bytesUpTo();
  }

  @Override
  public int size() {
    return entries.size();
  }

  @Override
  public void truncate(int size) {
    entries.subList(size, entries.size()).clear();
  }
}
