package network.khala.attestation.dcap;

/// What a policy left open. An accepted quote says so, that nobody takes it for checked.
public enum Unchecked {
  /// Which program it is: any measurement was accepted.
  MEASUREMENT,
  /// What the report is for: any report data was accepted.
  REPORT_DATA,
  /// Whether the program can be debugged.
  DEBUG,
  /// Whether certificates were revoked: a revocation list was missing.
  REVOCATION
}
