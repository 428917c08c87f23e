package network.khala.pallets.registry;

import java.util.ArrayList;
import java.util.List;
import network.khala.frame.TransactionalLog;

/// The evidence that the block's registrations brought. It is no state: only its hashes are.
final class EvidenceLog implements TransactionalLog {
  private final List<CollectedEvidence> collected = new ArrayList<>();

  void add(CollectedEvidence evidence) {
    collected.add(evidence);
  }

  List<CollectedEvidence> collected() {
    return List.copyOf(collected);
  }

  @Override
  public int size() {
    return collected.size();
  }

  @Override
  public void truncate(int size) {
    collected.subList(size, collected.size()).clear();
  }
}
