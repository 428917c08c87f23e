package network.khala.node.store;

/// The parts of the database, each with keys of its own. Names are on disk for good: a name that
/// was used once is never used for something else.
///
/// Numbers in keys are big-endian, so that keys sort as the numbers do.
public enum Column {
  /// One row: where the chain stands ([ChainHead]).
  META("meta", Access.POINT),
  /// State of the head block: storage key → value.
  HEAD_STATE("head-state", Access.LOOKUP),
  /// Trie nodes of all the kept states: place u64 → record. Places rise, but are asked for at
  /// random, and of the newest files in vain: RocksDB does not go by the range of their keys as
  /// long as there are few.
  NODES("nodes", Access.LOOKUP),
  /// Kept states: kind u8 ‖ block u64 → root, stale nodes, changed keys.
  STATES("states", Access.APPEND),
  /// Block u64 → hash (32 bytes) ‖ SCALE header.
  HEADERS("headers", Access.APPEND),
  /// Block hash → block u64.
  NUMBERS("numbers", Access.LOOKUP),
  /// Block u64 → SCALE list of extrinsics.
  BODIES("bodies", Access.APPEND),
  /// Block u64 → SCALE finality proof.
  FINALITY("finality", Access.APPEND),
  /// Light-client data: kind u8 ‖ block u64 → bytes.
  LIGHT("light", Access.APPEND),
  /// Nodes of event proofs and attestation evidence: kind u8 ‖ hash → bytes.
  BY_HASH("by-hash", Access.LOOKUP);

  private final String diskName;
  private final Access access;

  Column(String diskName, Access access) {
    this.diskName = diskName;
    this.access = access;
  }

  String diskName() {
    return diskName;
  }

  Access access() {
    return access;
  }

  /// What a column's keys look like to the store.
  enum Access {
    /// A few rows.
    POINT,
    /// Keys at random, many of them asked for in vain.
    LOOKUP,
    /// Keys that rise.
    APPEND
  }
}
