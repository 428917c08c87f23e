package network.khala.attestation.dcap;

import network.khala.scale.Bytes;

/// What the hardware says about the program: the signed part of a quote behind its header.
public sealed interface ReportBody permits SgxReport, TdReport {
  /// The kind of environment.
  Tee tee();

  /// 64 bytes that the program chose.
  Bytes reportData();

  /// Whether the program can be debugged, and so keeps no secrets.
  boolean isDebug();

  /// The program's measurement in the form of the chain's allow list: for an enclave 68 bytes,
  /// mrEnclave, isvProdId and isvSvn big-endian, mrSigner; for a trust domain 240 bytes, mrTd and
  /// rtMr 0 to 3.
  Bytes pruntimeHash();
}
