package network.khala.pallets.computation;

import java.math.BigInteger;
import network.khala.frame.dispatch.PalletCall;
import network.khala.protocol.computation.TokenomicParameters;
import network.khala.protocol.substrate.AccountId;
import network.khala.scale.Index;
import network.khala.scale.ScaleName;
import network.khala.scale.ScalePath;
import network.khala.scale.TypeName;
import network.khala.scale.U32;

/// Calls of pallet `PhalaComputation`. Amounts are in 10^-12 of a token; V, budgets and payouts are
/// bits of a 64.64 fixed-point number.
@ScalePath("phala_pallets::compute::computation::pallet::Call")
public sealed interface ComputationCall extends PalletCall {
  /// Root: sets how many seconds a stopped worker cools down.
  @Index(0)
  @ScaleName("set_cool_down_expiration")
  record SetCoolDownExpiration(long period) implements ComputationCall {}

  /// The worker's operator: takes it out of its session.
  @Index(1)
  @ScaleName("unbind")
  record Unbind(@TypeName("T::AccountId") AccountId session) implements ComputationCall {}

  /// Root: challenges every worker.
  @Index(2)
  @ScaleName("force_heartbeat")
  record ForceHeartbeat() implements ComputationCall {}

  /// Root: starts a session without a pool, for tests.
  @Index(3)
  @ScaleName("force_start_computing")
  record ForceStartComputing(
      @TypeName("T::AccountId") AccountId session, @TypeName("BalanceOf<T>") BigInteger stake)
      implements ComputationCall {}

  /// Root: stops a session without its pool, for tests.
  @Index(4)
  @ScaleName("force_stop_computing")
  record ForceStopComputing(@TypeName("T::AccountId") AccountId session)
      implements ComputationCall {}

  /// Governance: sets the parameters at the end of the block.
  @Index(5)
  @ScaleName("update_tokenomic")
  record UpdateTokenomic(TokenomicParameters newParams) implements ComputationCall {}

  /// Governance: stops or resumes challenges.
  @Index(6)
  @ScaleName("set_heartbeat_paused")
  record SetHeartbeatPaused(boolean paused) implements ComputationCall {}

  /// The budget account: sets the budget at once.
  @Index(7)
  @ScaleName("set_budget_per_block")
  record SetBudgetPerBlock(long nonce, @U32 long blockNumber, BigInteger budget)
      implements ComputationCall {}

  /// Governance: names the budget account.
  @Index(8)
  @ScaleName("update_contract_root")
  record UpdateContractRoot(@TypeName("T::AccountId") AccountId accountId)
      implements ComputationCall {}

  /// Governance: whether a session that lost V loses stake when it is reclaimed.
  @Index(9)
  @ScaleName("set_final_stake_slashing")
  record SetFinalStakeSlashing(boolean enabled) implements ComputationCall {}
}
