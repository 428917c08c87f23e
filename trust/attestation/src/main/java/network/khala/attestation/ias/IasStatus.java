package network.khala.attestation.ias;

import java.util.Arrays;
import java.util.Optional;

/// What the service said about the platform. A closed set of what may be accepted: any other status
/// refuses the report.
public enum IasStatus {
  /// Nothing to do.
  OK,
  /// The enclave's own code must contain mitigations.
  SW_HARDENING_NEEDED,
  /// The platform may be configured unsafely.
  CONFIGURATION_NEEDED,
  /// Both of the above.
  CONFIGURATION_AND_SW_HARDENING_NEEDED,
  /// Firmware with known faults.
  GROUP_OUT_OF_DATE;

  static Optional<IasStatus> ofName(String name) {
    return Arrays.stream(values()).filter(status -> status.name().equals(name)).findFirst();
  }
}
