package network.khala.pallets.computation;

import java.util.List;
import network.khala.protocol.substrate.AccountId;

/// What a chain fixes about sessions.
///
/// @param scoreMin the least score a worker starts with
/// @param mustRegisterAfterLaunch whether a worker must have registered after the gatekeepers'
///   launch to be bound
/// @param blockMillis the block time that challenges are counted by
/// @param challengesPerWorkerAndHour how often a worker is challenged on average
/// @param budgetMembers who may set the budget, besides the account in `ContractAccount`
public record ComputationConfig(
    long scoreMin,
    boolean mustRegisterAfterLaunch,
    long blockMillis,
    long challengesPerWorkerAndHour,
    List<AccountId> budgetMembers) {
  private static final long CHALLENGES_MAX = 0xffff_ffffL;

  /// Checks the range and copies the list.
  public ComputationConfig {
    if (challengesPerWorkerAndHour < 0 || challengesPerWorkerAndHour > CHALLENGES_MAX) {
      throw new IllegalArgumentException(
          challengesPerWorkerAndHour + " challenges per worker and hour: must be 0 to 2^32 - 1");
    }
    budgetMembers = List.copyOf(budgetMembers);
  }
}
