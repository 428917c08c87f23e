package network.khala.attestation.dcap;

import java.util.Optional;

/// How up to date a platform's trusted computing base is. A closed set: an unknown status is an
/// error, never a status.
public enum TcbStatus {
  /// Nothing to do.
  UP_TO_DATE("UpToDate"),
  /// The enclave's own code must contain mitigations.
  SW_HARDENING_NEEDED("SWHardeningNeeded"),
  /// The platform may be configured unsafely.
  CONFIGURATION_NEEDED("ConfigurationNeeded"),
  /// Both of the above.
  CONFIGURATION_AND_SW_HARDENING_NEEDED("ConfigurationAndSWHardeningNeeded"),
  /// Firmware with known faults.
  OUT_OF_DATE("OutOfDate"),
  /// Firmware with known faults, and perhaps an unsafe configuration.
  OUT_OF_DATE_CONFIGURATION_NEEDED("OutOfDateConfigurationNeeded"),
  /// The TDX module was updated under a running domain, which was launched by the old one.
  TD_RELAUNCH_ADVISED("TDRelaunchAdvised"),
  /// The same, and perhaps an unsafe configuration.
  TD_RELAUNCH_ADVISED_CONFIGURATION_NEEDED("TDRelaunchAdvisedConfigurationNeeded"),
  /// Not to be trusted at all.
  REVOKED("Revoked");

  private final String wireName;

  TcbStatus(String wireName) {
    this.wireName = wireName;
  }

  /// The name in documents, policies and results.
  public String wireName() {
    return wireName;
  }

  /// The status of that exact name.
  public static Optional<TcbStatus> ofWireName(String name) {
    for (TcbStatus status : values()) {
      if (status.wireName.equals(name)) {
        return Optional.of(status);
      }
    }
    return Optional.empty();
  }

  boolean needsConfiguration() {
    return switch (this) {
      case CONFIGURATION_NEEDED,
          CONFIGURATION_AND_SW_HARDENING_NEEDED,
          OUT_OF_DATE_CONFIGURATION_NEEDED,
          TD_RELAUNCH_ADVISED_CONFIGURATION_NEEDED ->
          true;
      case UP_TO_DATE, SW_HARDENING_NEEDED, OUT_OF_DATE, TD_RELAUNCH_ADVISED, REVOKED -> false;
    };
  }

  boolean isOutOfDate() {
    return this == OUT_OF_DATE || this == OUT_OF_DATE_CONFIGURATION_NEEDED;
  }

  /// Joins a platform's status with that of a part of it, the TDX module or the quoting enclave. A
  /// part is up to date, revoked, or counts as out of date.
  TcbStatus converge(TcbStatus part) {
    if (this == REVOKED || part == REVOKED) {
      return REVOKED;
    }
    if (part == UP_TO_DATE) {
      return this;
    }
    return switch (this) {
      case UP_TO_DATE, SW_HARDENING_NEEDED -> OUT_OF_DATE;
      case CONFIGURATION_NEEDED, CONFIGURATION_AND_SW_HARDENING_NEEDED ->
          OUT_OF_DATE_CONFIGURATION_NEEDED;
      case OUT_OF_DATE,
          OUT_OF_DATE_CONFIGURATION_NEEDED,
          TD_RELAUNCH_ADVISED,
          TD_RELAUNCH_ADVISED_CONFIGURATION_NEEDED,
          REVOKED ->
          this;
    };
  }
}
