package network.khala.attestation.dcap;

/// What may follow a quote. Several providers hand out buffers of fixed size.
public enum TrailingBytes {
  /// Nothing.
  REJECT,
  /// Zero bytes only.
  ZERO_PADDING,
  /// Anything.
  IGNORE
}
