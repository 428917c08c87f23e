package network.khala.tee.devtee;

import network.khala.scale.Bytes;

/// Hears what the development device does; all texts for operators are made from these.
public interface DevTeeEvents {
  /// The child runs.
  void started(Bytes pruntimeHash, long childPid);

  /// The child has presented its token.
  void connected();

  /// Somebody was turned away, or a request was.
  void refused(String reason);

  /// The child is gone.
  void ended(int exitCode);
}
