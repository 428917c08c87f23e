package network.khala.pruntime;

import network.khala.protocol.registry.PRuntimeVersion;

/// What this program is, as registrations and the API say it.
final class Program {
  /// Its version.
  static final PRuntimeVersion VERSION = new PRuntimeVersion(2, 0, 0);

  /// The highest consensus version whose blocks it executes.
  static final long CONSENSUS_VERSION = 0;

  private Program() {}
}
