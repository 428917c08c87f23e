package network.khala.attestation;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;

/// How far a platform is trusted: 1 (best) to 5, as Khala's tokenomics count it, and 128 for
/// workers for which no report vouches.
public final class ConfidenceLevel {
  /// The level of workers registered without a report, by root or at genesis.
  public static final int NONE = 128;

  /// Advisories that a correct configuration or the software's build answers; with no other
  /// advisory a platform that needs configuration is still at level 3.
  static final Set<String> HARMLESS_ADVISORIES =
      Set.of("INTEL-SA-00219", "INTEL-SA-00334", "INTEL-SA-00381", "INTEL-SA-00389");

  private ConfidenceLevel() {}

  /// The level of a platform from its status in the words of IAS or of DCAP. Advisories count only
  /// for a platform that needs configuration. Names are compared exactly.
  ///
  /// @return empty if the status may not mine at all
  public static Optional<Integer> of(String status, Collection<String> advisoryIds) {
    return switch (status) {
      case "OK", "UpToDate" -> Optional.of(1);
      case "SW_HARDENING_NEEDED", "SWHardeningNeeded" -> Optional.of(2);
      case "CONFIGURATION_NEEDED",
          "CONFIGURATION_AND_SW_HARDENING_NEEDED",
          "ConfigurationNeeded",
          "ConfigurationAndSWHardeningNeeded" ->
          Optional.of(HARMLESS_ADVISORIES.containsAll(advisoryIds) ? 3 : 4);
      case "GROUP_OUT_OF_DATE",
          "OutOfDate",
          "OutOfDateConfigurationNeeded",
          "TDRelaunchAdvised",
          "TDRelaunchAdvisedConfigurationNeeded" ->
          Optional.of(5);
      default -> Optional.empty();
    };
  }
}
