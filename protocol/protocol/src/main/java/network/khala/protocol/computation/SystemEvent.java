package network.khala.protocol.computation;

import java.math.BigInteger;
import network.khala.crypto.Hashing;
import network.khala.protocol.substrate.Hash;
import network.khala.protocol.substrate.Sr25519PublicKey;
import network.khala.scale.Codec;
import network.khala.scale.CodecFactory;
import network.khala.scale.Index;
import network.khala.scale.ScaleName;
import network.khala.scale.Tuple;
import network.khala.scale.U256;
import network.khala.scale.U32;
import network.khala.scale.U8;

/// What the chain tells the workers, on topic `phala/system/event`.
public sealed interface SystemEvent {
  /// The codec of system events.
  Codec<SystemEvent> CODEC = CodecFactory.STANDARD.of(SystemEvent.class);

  /// Something happened to one worker.
  ///
  /// @param event to whom and what
  @Index(0)
  @ScaleName("WorkerEvent")
  @Tuple
  record ForWorker(WorkerEventWithKey event) implements SystemEvent {}

  /// Whoever the seed selects must answer.
  ///
  /// @param challenge the challenge
  @Index(1)
  @ScaleName("HeartbeatChallenge")
  @Tuple
  record Challenge(HeartbeatChallenge challenge) implements SystemEvent {}

  /// An event with the worker that it concerns.
  ///
  /// @param pubkey the worker's identity key
  /// @param event what happened
  record WorkerEventWithKey(Sr25519PublicKey pubkey, WorkerEvent event) {}

  /// A challenge of one block.
  ///
  /// @param seed a 32-byte hash read big-endian; on the wire its bytes are reversed
  /// @param onlineTarget the larger it is, the more workers are selected
  record HeartbeatChallenge(@U256 BigInteger seed, @U256 BigInteger onlineTarget) {
    /// The challenge with the given random hash.
    public static HeartbeatChallenge of(Hash seed, BigInteger onlineTarget) {
      return new HeartbeatChallenge(new BigInteger(1, seed.toArray()), onlineTarget);
    }

    /// A worker's place among all, to be computed once: `H(pubkey)` read big-endian.
    public static BigInteger place(Sr25519PublicKey worker) {
      return new BigInteger(1, Hashing.blake2b256(worker.toArray()));
    }

    /// Whether the worker at this [#place] must answer: `place xor seed ≤ online target`.
    public boolean selects(BigInteger place) {
      return place.xor(seed).compareTo(onlineTarget) <= 0;
    }
  }

  /// What happens to a worker.
  sealed interface WorkerEvent {
    /// It registered.
    ///
    /// @param info how far its attestation is trusted
    @Index(0)
    @Tuple
    record Registered(WorkerInfo info) implements WorkerEvent {}

    /// It shall run the benchmark.
    ///
    /// @param duration for so many blocks
    @Index(1)
    record BenchStart(@U32 long duration) implements WorkerEvent {}

    /// The chain has taken its benchmark.
    ///
    /// @param score iterations in six seconds
    @Index(2)
    @Tuple
    record BenchScore(@U32 long score) implements WorkerEvent {}

    /// A session started.
    ///
    /// @param sessionId the number of the session among all
    /// @param initV the initial V, bits
    /// @param initP the benchmark's score
    @Index(3)
    record Started(@U32 long sessionId, BigInteger initV, @U32 long initP) implements WorkerEvent {}

    /// The session stopped.
    @Index(4)
    record Stopped() implements WorkerEvent {}

    /// The gatekeepers reported the worker offline.
    @Index(5)
    record EnterUnresponsive() implements WorkerEvent {}

    /// The gatekeepers reported it back.
    @Index(6)
    record ExitUnresponsive() implements WorkerEvent {}
  }

  /// What a registration event says.
  ///
  /// @param confidenceLevel 1 (best) … 5, 128 for workers of genesis
  record WorkerInfo(@U8 int confidenceLevel) {}
}
