package network.khala.pallets.mq;

import java.util.ArrayList;
import java.util.List;
import network.khala.frame.TransactionalLog;
import network.khala.protocol.mq.Message;
import network.khala.protocol.mq.OutboundLimits;

/// The block's messages for the enclaves, in order. Kept outside of state while the block runs,
/// since appending to an encoded list would cost its length each time.
final class OutboundLog implements TransactionalLog {
  /// The compact count before the messages takes four bytes at most, given the limits.
  private static final int COUNT_BYTES_MAX = 4;

  private final List<Message> messages = new ArrayList<>();

  /// Bytes of the first n messages, at n.
  private final List<Long> bytesUpTo = new ArrayList<>(List.of(0L));

  boolean admits(Message message, OutboundLimits limit) {
    long bytes = bytesUpTo.getLast() + Message.CODEC.encode(message).length + COUNT_BYTES_MAX;
    return limit.admits(bytes, messages.size() + 1);
  }

  /// Whether the list as it stands is within the limit.
  boolean fits(OutboundLimits limit) {
    return limit.admits(bytesUpTo.getLast() + COUNT_BYTES_MAX, messages.size());
  }

  void add(Message message) {
    messages.add(message);
    bytesUpTo.add(bytesUpTo.getLast() + Message.CODEC.encode(message).length);
  }

  List<Message> messages() {
    return List.copyOf(messages);
  }

  @Override
  public int size() {
    return messages.size();
  }

  @Override
  public void truncate(int size) {
    messages.subList(size, messages.size()).clear();
    bytesUpTo.subList(size + 1, bytesUpTo.size()).clear();
  }
}
