package network.khala.finality;

import java.time.Duration;
import java.util.Optional;

/// How much a light client of CometBFT takes on trust.
///
/// @param trustNumerator together with the denominator: the share of the trusted set's power that
///   must have signed a header when heights are skipped, from 1/3 to 1
/// @param trustDenominator see there
/// @param trustingPeriod how long a verified header can be started from; empty for ever
/// @param maxClockDrift how far ahead of the clock a header may be
public record VerificationPolicy(
    long trustNumerator,
    long trustDenominator,
    Optional<Duration> trustingPeriod,
    Duration maxClockDrift) {
  private static final long MAX_DENOMINATOR = 1_000;

  /// For nodes and clients outside an enclave, whose clock can be trusted.
  public static final VerificationPolicy NODE =
      new VerificationPolicy(1, 3, Optional.of(Duration.ofDays(14)), Duration.ofSeconds(10));

  /// For enclaves. The host owns the clock there, so a trusting period would protect nothing.
  public static final VerificationPolicy ENCLAVE =
      new VerificationPolicy(1, 3, Optional.empty(), Duration.ofSeconds(10));

  /// Checks the range of the trust level.
  public VerificationPolicy {
    if (trustDenominator < 1
        || trustDenominator > MAX_DENOMINATOR
        || trustNumerator > trustDenominator
        || trustNumerator * 3 < trustDenominator) {
      throw new IllegalArgumentException(
          "trust level " + trustNumerator + "/" + trustDenominator + " is not from 1/3 to 1");
    }
  }
}
