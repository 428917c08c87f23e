package network.khala.pallets.computation;

import network.khala.scale.Index;
import network.khala.scale.ScaleName;
import network.khala.scale.ScalePath;

/// What a session does.
@ScalePath("phala_pallets::compute::computation::pallet::WorkerState")
public enum WorkerState {
  /// Nothing; it has no stake.
  @Index(0)
  READY,
  /// It computes and answers.
  @Index(1)
  WORKER_IDLE,
  /// Never set.
  @Index(2)
  @ScaleName("_Unused")
  UNUSED,
  /// It computes, but gatekeepers miss its answers.
  @Index(3)
  WORKER_UNRESPONSIVE,
  /// It stopped; its stake waits to be reclaimed.
  @Index(4)
  WORKER_COOLING_DOWN;

  /// Whether it computes, answering or not.
  public boolean isComputing() {
    return this == WORKER_IDLE || this == WORKER_UNRESPONSIVE;
  }
}
