package network.khala.pallets.computation;

import java.math.BigInteger;
import network.khala.frame.dispatch.PalletEvent;
import network.khala.protocol.substrate.AccountId;
import network.khala.protocol.substrate.Sr25519PublicKey;
import network.khala.scale.Index;
import network.khala.scale.ScalePath;
import network.khala.scale.TypeName;
import network.khala.scale.U32;

/// Events of pallet `PhalaComputation`. Amounts are in 10^-12 of a token; V, budgets and payouts
/// are bits of a 64.64 fixed-point number.
@ScalePath("phala_pallets::compute::computation::pallet::Event")
public sealed interface ComputationEvent extends PalletEvent {
  /// Workers cool down for another time.
  @Index(0)
  record CoolDownExpirationChanged(long period) implements ComputationEvent {}

  /// A session started.
  @Index(1)
  record WorkerStarted(
      @TypeName("T::AccountId") AccountId session, BigInteger initV, @U32 long initP)
      implements ComputationEvent {}

  /// A session stopped and cools down.
  @Index(2)
  record WorkerStopped(@TypeName("T::AccountId") AccountId session) implements ComputationEvent {}

  /// A session gave its stake back.
  @Index(3)
  record WorkerReclaimed(
      @TypeName("T::AccountId") AccountId session,
      @TypeName("BalanceOf<T>") BigInteger originalStake,
      @TypeName("BalanceOf<T>") BigInteger slashed)
      implements ComputationEvent {}

  /// A worker belongs to a session.
  @Index(4)
  record SessionBound(
      @TypeName("T::AccountId") AccountId session,
      @TypeName("WorkerPublicKey") Sr25519PublicKey worker)
      implements ComputationEvent {}

  /// A worker left its session.
  @Index(5)
  record SessionUnbound(
      @TypeName("T::AccountId") AccountId session,
      @TypeName("WorkerPublicKey") Sr25519PublicKey worker)
      implements ComputationEvent {}

  /// Gatekeepers miss the answers of a worker.
  @Index(6)
  record WorkerEnterUnresponsive(@TypeName("T::AccountId") AccountId session)
      implements ComputationEvent {}

  /// A worker answers again.
  @Index(7)
  record WorkerExitUnresponsive(@TypeName("T::AccountId") AccountId session)
      implements ComputationEvent {}

  /// A session was paid.
  @Index(8)
  record SessionSettled(
      @TypeName("T::AccountId") AccountId session, BigInteger vBits, BigInteger payoutBits)
      implements ComputationEvent {}

  /// A payment could not be made.
  @Index(9)
  record InternalErrorWorkerSettleFailed(@TypeName("WorkerPublicKey") Sr25519PublicKey worker)
      implements ComputationEvent {}

  /// The budget fell to three quarters.
  @Index(10)
  record SubsidyBudgetHalved() implements ComputationEvent {}

  /// The budget should have fallen, but there are no parameters.
  @Index(11)
  record InternalErrorWrongHalvingConfigured() implements ComputationEvent {}

  /// The parameters changed.
  @Index(12)
  record TokenomicParametersChanged() implements ComputationEvent {}

  /// A settlement came too late to move V.
  @Index(13)
  record SessionSettlementDropped(
      @TypeName("T::AccountId") AccountId session, BigInteger v, BigInteger payout)
      implements ComputationEvent {}

  /// A worker's current score changed.
  @Index(14)
  record BenchmarkUpdated(@TypeName("T::AccountId") AccountId session, @U32 long pInstant)
      implements ComputationEvent {}

  /// The budget was set.
  @Index(15)
  record BudgetUpdated(long nonce, BigInteger budget) implements ComputationEvent {}
}
