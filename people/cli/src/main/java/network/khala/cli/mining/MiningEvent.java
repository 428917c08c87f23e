package network.khala.cli.mining;

import java.math.BigInteger;

/// Something that happened to a worker in a block. `worker` is its public key in hexadecimal, empty
/// where the chain knows no worker any more.
public sealed interface MiningEvent {
  /// The worker's public key.
  String worker();

  /// The chain has verified the worker's evidence and registered it.
  ///
  /// @param provider who vouches for it, `none` if nobody does
  /// @param confidenceLevel 1 (best) to 5
  record Registered(String worker, String provider, int confidenceLevel) implements MiningEvent {}

  /// The worker's speed was measured.
  record Benchmarked(String worker, long score) implements MiningEvent {}

  /// The worker's session started.
  record Started(String worker, String session, BigInteger v) implements MiningEvent {}

  /// The worker answered a challenge.
  ///
  /// @param score its speed since the last answer
  record Heartbeat(String worker, String session, long score) implements MiningEvent {}

  /// The gatekeepers have settled with the worker: paid it, or only moved its V.
  ///
  /// @param amount what it was paid, in 10^-12; may be zero
  /// @param v its V afterwards, in 10^-12
  record Settled(String worker, String session, BigInteger amount, BigInteger v)
      implements MiningEvent {
    /// Whether the worker was paid.
    public boolean paid() {
      return amount.signum() > 0;
    }
  }

  /// The gatekeepers miss an answer of the worker.
  record Unresponsive(String worker, String session) implements MiningEvent {}

  /// The worker answers again.
  record Recovered(String worker, String session) implements MiningEvent {}

  /// The worker's session was stopped and cools down.
  record Stopped(String worker, String session) implements MiningEvent {}

  /// The session gave its stake back.
  ///
  /// @param stake what was staked, in 10^-12
  /// @param slashed what was lost of it, in 10^-12
  record Reclaimed(String worker, String session, BigInteger stake, BigInteger slashed)
      implements MiningEvent {}
}
