package network.khala.attestation.dcap;

import java.util.Optional;
import network.khala.scale.Bytes;

/// A property of the measured program that a policy can demand. An enclave has no TDX measurement
/// and a trust domain no SGX one: what is absent never satisfies a demand.
public enum Measurement {
  /// The enclave's measurement, 32 bytes.
  MR_ENCLAVE("mrEnclave", 32),
  /// The hash of the enclave's signer, 32 bytes.
  MR_SIGNER("mrSigner", 32),
  /// The trust domain's initial measurement, 48 bytes.
  MR_TD("mrTd", 48),
  /// Run-time measurement register 0, 48 bytes.
  RT_MR0("rtMr0", 48),
  /// Run-time measurement register 1, 48 bytes.
  RT_MR1("rtMr1", 48),
  /// Run-time measurement register 2, 48 bytes.
  RT_MR2("rtMr2", 48),
  /// Run-time measurement register 3, 48 bytes.
  RT_MR3("rtMr3", 48),
  /// The trust domain's configuration, 48 bytes.
  MR_CONFIG_ID("mrConfigId", 48),
  /// The trust domain's owner, 48 bytes.
  MR_OWNER("mrOwner", 48),
  /// The owner's configuration, 48 bytes.
  MR_OWNER_CONFIG("mrOwnerConfig", 48),
  /// The TDX module, 48 bytes.
  MR_SEAM("mrSeam", 48),
  /// The form of the chain's allow list, 68 bytes for an enclave, 240 for a trust domain.
  PRUNTIME_HASH("pruntimeHashes", 0);

  private final String wireName;
  private final int size;

  Measurement(String wireName, int size) {
    this.wireName = wireName;
    this.size = size;
  }

  /// The name in the JSON form of policies.
  public String wireName() {
    return wireName;
  }

  /// The length in bytes; 0 where it depends on the kind of environment.
  int size() {
    return size;
  }

  /// The program's value.
  Optional<Bytes> of(ReportBody body) {
    return switch (body) {
      case SgxReport report -> ofSgx(report);
      case TdReport report -> ofTd(report);
    };
  }

  private Optional<Bytes> ofSgx(SgxReport report) {
    return switch (this) {
      case MR_ENCLAVE -> Optional.of(report.mrEnclave());
      case MR_SIGNER -> Optional.of(report.mrSigner());
      case PRUNTIME_HASH -> Optional.of(report.pruntimeHash());
      case MR_TD,
          RT_MR0,
          RT_MR1,
          RT_MR2,
          RT_MR3,
          MR_CONFIG_ID,
          MR_OWNER,
          MR_OWNER_CONFIG,
          MR_SEAM ->
          Optional.empty();
    };
  }

  private Optional<Bytes> ofTd(TdReport report) {
    return switch (this) {
      case MR_ENCLAVE, MR_SIGNER -> Optional.empty();
      case MR_TD -> Optional.of(report.mrTd());
      case RT_MR0 -> Optional.of(report.rtMr().get(0));
      case RT_MR1 -> Optional.of(report.rtMr().get(1));
      case RT_MR2 -> Optional.of(report.rtMr().get(2));
      case RT_MR3 -> Optional.of(report.rtMr().get(3));
      case MR_CONFIG_ID -> Optional.of(report.mrConfigId());
      case MR_OWNER -> Optional.of(report.mrOwner());
      case MR_OWNER_CONFIG -> Optional.of(report.mrOwnerConfig());
      case MR_SEAM -> Optional.of(report.mrSeam());
      case PRUNTIME_HASH -> Optional.of(report.pruntimeHash());
    };
  }
}
