package network.khala.economics.engine;

import java.math.BigInteger;
import network.khala.economics.TokenomicParameters;
import network.khala.economics.U64F64;
import network.khala.scale.Bytes32;

/// A message that the engine understands. Numbers named u32 and u64 are unsigned and may come from
/// anybody: the engine never trusts them.
///
/// Source: `docs/protocol/tokenomics.md#messages`.
public sealed interface EngineMessage {
  /// Something happened to a worker. From a pallet.
  ///
  /// @param worker the worker's public key
  record OfWorker(Bytes32 worker, WorkerEvent event) implements EngineMessage {}

  /// Addresses the workers whose hashed key XOR seed is at most the target. From a pallet.
  ///
  /// @param seed below 2^256
  /// @param onlineTarget below 2^256
  record HeartbeatChallenge(BigInteger seed, BigInteger onlineTarget) implements EngineMessage {
    /// @throws IllegalArgumentException if a number has more than 256 bits
    public HeartbeatChallenge {
      if (seed.signum() < 0 || seed.bitLength() > 256) {
        throw new IllegalArgumentException("seed " + seed + " is no unsigned 256-bit integer");
      }
      if (onlineTarget.signum() < 0 || onlineTarget.bitLength() > 256) {
        throw new IllegalArgumentException(
            "target " + onlineTarget + " is no unsigned 256-bit integer");
      }
    }
  }

  /// The answer to a challenge. From the worker that it is about.
  ///
  /// @param sessionId u32
  /// @param challengeBlock u32, the block of the challenge
  /// @param challengeTimeMillis u64, that block's timestamp as the worker says
  /// @param iterations u64, the worker's counter since the session's start
  /// @param clusters number of contract clusters on the worker, 0 in the message's first version
  record Heartbeat(
      long sessionId, long challengeBlock, long challengeTimeMillis, long iterations, long clusters)
      implements EngineMessage {}

  /// New parameters, in force at once. From a pallet.
  record ParametersChanged(TokenomicParameters parameters) implements EngineMessage {}

  /// What can happen to a worker.
  sealed interface WorkerEvent {}

  /// It registered or registered again.
  ///
  /// @param confidenceLevel of its attestation, 0 to 255
  record Registered(int confidenceLevel) implements WorkerEvent {}

  /// Its benchmark began.
  ///
  /// @param durationBlocks u32
  record BenchStarted(long durationBlocks) implements WorkerEvent {}

  /// Its benchmark was scored; without effect here.
  ///
  /// @param score u32
  record BenchScored(long score) implements WorkerEvent {}

  /// Its session began.
  ///
  /// @param sessionId u32
  /// @param initialV V at the start
  /// @param initialScore P at the start, u32
  record Started(long sessionId, U64F64 initialV, long initialScore) implements WorkerEvent {}

  /// Its session ended.
  record Stopped() implements WorkerEvent {}

  /// The chain has noted that it is offline.
  record EnteredUnresponsive() implements WorkerEvent {}

  /// The chain has noted that it is back.
  record ExitedUnresponsive() implements WorkerEvent {}
}
