package network.khala.protocol.computation;

import network.khala.scale.Codec;
import network.khala.scale.CodecFactory;
import network.khala.scale.Index;
import network.khala.scale.ScaleName;
import network.khala.scale.U32;

/// What a worker reports, on topic `phala/mining/report`.
public sealed interface WorkingReportEvent {
  /// The codec of reports.
  Codec<WorkingReportEvent> CODEC = CodecFactory.STANDARD.of(WorkingReportEvent.class);

  /// The session that answers.
  long sessionId();

  /// The block of the challenge.
  long challengeBlock();

  /// The chain time of that block in milliseconds.
  long challengeTime();

  /// The iterations counted since the session started.
  long iterations();

  /// An answer to a challenge, as older programs sent it.
  @Index(0)
  record Heartbeat(
      @U32 long sessionId, @U32 long challengeBlock, long challengeTime, long iterations)
      implements WorkingReportEvent {}

  /// An answer to a challenge.
  ///
  /// @param clusters how many clusters the worker serves
  /// @param contracts how many contracts it runs
  @Index(1)
  record HeartbeatV2(
      @U32 long sessionId,
      @U32 long challengeBlock,
      long challengeTime,
      long iterations,
      @U32 @ScaleName("n_clusters") long clusters,
      @U32 @ScaleName("n_contracts") long contracts)
      implements WorkingReportEvent {}
}
