package network.khala.pallets.phat;

import network.khala.frame.TransactionalLog;

/// How many clusters the block has made so far. A gatekeeper needs proven evidence of every worker
/// of a new cluster before it processes the block, so a block makes one at most.
final class NewClusters implements TransactionalLog {
  private int count;

  void add() {
    count++;
  }

  @Override
  public int size() {
    return count;
  }

  @Override
  public void truncate(int size) {
    count = size;
  }
}
