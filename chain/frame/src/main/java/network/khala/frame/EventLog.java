package network.khala.frame;

import java.util.ArrayList;
import java.util.List;

/// The events of the block at hand, in order. Kept outside of state while the block runs, since
/// appending to an encoded list would cost its length each time; follows the transactions all the
/// same.
final class EventLog implements TransactionalLog {
  private final List<EventRecord> records = new ArrayList<>();

  void add(EventRecord record) {
    records.add(record);
  }

  @Override
  public int size() {
    return records.size();
  }

  @Override
  public void truncate(int size) {
    records.subList(size, records.size()).clear();
  }

  List<EventRecord> records() {
    return List.copyOf(records);
  }
}
