package network.khala.attestation.dcap;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import network.khala.scale.Bytes;

/// What the judge of a quote demands. Immutable.
///
/// [#strict(Map,Bytes)] is the way in: it demands known measurements and known report data, and
/// accepts only platforms that are up to date. Everything that weakens a policy beyond listing more
/// statuses has a name that begins with `dangerous`, and shows up in [VerifiedQuote#unchecked()].
public final class Policy {
  /// The longest grace period, seven days in seconds.
  public static final long MAX_GRACE_SECONDS = 604_800;

  /// Attribute bits of a trust domain that are harmless: SEPT_VE_DISABLE, PKS, KL, PERFMON.
  static final long HARMLESS_TD_ATTRIBUTES = 1L << 28 | 1L << 30 | 1L << 31 | 1L << 63;

  final Set<TcbStatus> acceptedStatuses;
  final long gracePeriodSeconds;
  final long minTcbEvaluationDataNumber;
  final Set<String> rejectedAdvisoryIds;
  final Optional<Set<String>> acceptedAdvisoryIds;
  final Set<Bytes> deniedFmspcs;
  final Optional<Set<Bytes>> allowedFmspcs;
  final boolean allowDebug;
  final long allowedTdAttributes;
  final boolean requireSeptVeDisable;
  final boolean allowServiceTd;
  final Map<Measurement, Set<Bytes>> measurements;
  final Optional<Set<Integer>> isvProdIds;
  final int minIsvSvn;
  final Optional<MaskedBytes> xfam;
  final Optional<Bytes> reportData;
  final Optional<Bytes> reportDataPrefix;
  final TrailingBytes trailingBytes;
  final boolean tolerateMissingCrls;
  final boolean allowTcbInfoV2;
  final boolean allowDynamicPlatform;
  final boolean allowSmt;
  final boolean allowCachedKeys;

  /// A value of which only the bits in `mask` count.
  record MaskedBytes(Bytes value, Bytes mask) {}

  private Policy(Builder builder) {
    acceptedStatuses = Collections.unmodifiableSet(EnumSet.copyOf(builder.acceptedStatuses));
    gracePeriodSeconds = builder.gracePeriodSeconds;
    minTcbEvaluationDataNumber = builder.minTcbEvaluationDataNumber;
    rejectedAdvisoryIds = builder.rejectedAdvisoryIds;
    acceptedAdvisoryIds = builder.acceptedAdvisoryIds;
    deniedFmspcs = builder.deniedFmspcs;
    allowedFmspcs = builder.allowedFmspcs;
    allowDebug = builder.allowDebug;
    allowedTdAttributes = builder.allowedTdAttributes;
    requireSeptVeDisable = builder.requireSeptVeDisable;
    allowServiceTd = builder.allowServiceTd;
    measurements = Collections.unmodifiableMap(new EnumMap<>(builder.measurements));
    isvProdIds = builder.isvProdIds;
    minIsvSvn = builder.minIsvSvn;
    xfam = builder.xfam;
    reportData = builder.reportData;
    reportDataPrefix = builder.reportDataPrefix;
    trailingBytes = builder.trailingBytes;
    tolerateMissingCrls = builder.tolerateMissingCrls;
    allowTcbInfoV2 = builder.allowTcbInfoV2;
    allowDynamicPlatform = builder.allowDynamicPlatform;
    allowSmt = builder.allowSmt;
    allowCachedKeys = builder.allowCachedKeys;
  }

  /// Demands one of the given values for each measurement, and exactly this report data.
  ///
  /// @param measurements at least one, each with at least one value
  /// @param reportData 64 bytes
  public static Builder strict(Map<Measurement, Set<Bytes>> measurements, Bytes reportData) {
    if (measurements.isEmpty() || reportData.size() != 64) {
      throw new IllegalArgumentException(
          "a strict policy names a measurement and 64 bytes of report data");
    }
    Builder builder = new Builder();
    measurements.forEach(builder::requireMeasurement);
    return builder.requireReportData(reportData);
  }

  /// Judges the platform only: which program it is and what the report is for stay unchecked. For
  /// tools that look into quotes.
  public static Builder dangerousAnyProgram() {
    return new Builder();
  }

  /// Collects what differs from the strictest policy.
  public static final class Builder {
    private Set<TcbStatus> acceptedStatuses = EnumSet.of(TcbStatus.UP_TO_DATE);
    private long gracePeriodSeconds;
    private long minTcbEvaluationDataNumber;
    private Set<String> rejectedAdvisoryIds = Set.of();
    private Optional<Set<String>> acceptedAdvisoryIds = Optional.empty();
    private Set<Bytes> deniedFmspcs = Set.of();
    private Optional<Set<Bytes>> allowedFmspcs = Optional.empty();
    private boolean allowDebug;
    private long allowedTdAttributes = HARMLESS_TD_ATTRIBUTES;
    private boolean requireSeptVeDisable = true;
    private boolean allowServiceTd;
    private final Map<Measurement, Set<Bytes>> measurements = new EnumMap<>(Measurement.class);
    private Optional<Set<Integer>> isvProdIds = Optional.empty();
    private int minIsvSvn;
    private Optional<MaskedBytes> xfam = Optional.empty();
    private Optional<Bytes> reportData = Optional.empty();
    private Optional<Bytes> reportDataPrefix = Optional.empty();
    private TrailingBytes trailingBytes = TrailingBytes.ZERO_PADDING;
    private boolean tolerateMissingCrls;
    private boolean allowTcbInfoV2;
    private boolean allowDynamicPlatform = true;
    private boolean allowSmt = true;
    private boolean allowCachedKeys = true;

    private Builder() {}

    /// The statuses that will do; Revoked never does.
    public Builder acceptStatuses(Collection<TcbStatus> statuses) {
      if (statuses.isEmpty() || statuses.contains(TcbStatus.REVOKED)) {
        throw new IllegalArgumentException("accepted statuses: " + statuses);
      }
      acceptedStatuses = EnumSet.copyOf(statuses);
      return this;
    }

    /// How long after their next update documents and revocation lists still count, 0 to
    /// [#MAX_GRACE_SECONDS]. Never applies to certificates, nor before an issue date.
    public Builder gracePeriodSeconds(long seconds) {
      if (seconds < 0 || seconds > MAX_GRACE_SECONDS) {
        throw new IllegalArgumentException(
            "grace period " + seconds + " s, allowed are 0 to " + MAX_GRACE_SECONDS);
      }
      gracePeriodSeconds = seconds;
      return this;
    }

    /// The lowest evaluation number that both documents must have.
    public Builder minTcbEvaluationDataNumber(long number) {
      minTcbEvaluationDataNumber = number;
      return this;
    }

    /// Advisories with which a platform is refused.
    public Builder rejectAdvisories(Collection<String> ids) {
      rejectedAdvisoryIds = Set.copyOf(ids);
      return this;
    }

    /// The only advisories with which a platform is accepted; without this, any will do that is not
    /// rejected.
    public Builder acceptAdvisories(Collection<String> ids) {
      acceptedAdvisoryIds = Optional.of(Set.copyOf(ids));
      return this;
    }

    /// Platform families that are refused.
    public Builder denyFmspcs(Collection<Bytes> fmspcs) {
      deniedFmspcs = Set.copyOf(fmspcs);
      return this;
    }

    /// The only platform families that are accepted.
    public Builder allowFmspcs(Collection<Bytes> fmspcs) {
      allowedFmspcs = Optional.of(Set.copyOf(fmspcs));
      return this;
    }

    /// Accepts programs that whoever runs them can read.
    public Builder dangerousAllowDebug() {
      allowDebug = true;
      return this;
    }

    /// Accepts trust domains with these attribute bits, and no others, in place of the harmless
    /// ones.
    public Builder dangerousAllowTdAttributes(long bits) {
      allowedTdAttributes = bits;
      return this;
    }

    /// Accepts trust domains that the host can make fault on memory access.
    public Builder dangerousAllowSeptVe() {
      requireSeptVeDisable = false;
      return this;
    }

    /// Accepts trust domains that another domain serves.
    public Builder dangerousAllowServiceTd() {
      allowServiceTd = true;
      return this;
    }

    /// The values that are accepted for a measurement; none accepts nothing.
    public Builder requireMeasurement(Measurement measurement, Collection<Bytes> values) {
      measurements.put(measurement, Set.copyOf(values));
      return this;
    }

    /// The enclave products that are accepted.
    public Builder requireProducts(Collection<Integer> ids) {
      isvProdIds = Optional.of(Set.copyOf(ids));
      return this;
    }

    /// The lowest security version of the enclave.
    public Builder minIsvSvn(int svn) {
      minIsvSvn = svn;
      return this;
    }

    /// The processor features that a trust domain must have: the bits of `mask` as in `value`, both
    /// 8 bytes.
    public Builder requireXfam(Bytes value, Bytes mask) {
      xfam = Optional.of(new MaskedBytes(value, mask));
      return this;
    }

    /// Exactly these 64 bytes of report data.
    public Builder requireReportData(Bytes expected) {
      reportData = Optional.of(expected);
      return this;
    }

    /// Report data that begins with these bytes.
    public Builder requireReportDataPrefix(Bytes prefix) {
      reportDataPrefix = Optional.of(prefix);
      return this;
    }

    /// What may follow the quote.
    public Builder trailingBytes(TrailingBytes allowed) {
      trailingBytes = allowed;
      return this;
    }

    /// Takes a missing revocation list as "nothing is revoked": for archives without lists.
    public Builder dangerousTolerateMissingCrls() {
      tolerateMissingCrls = true;
      return this;
    }

    /// Reads the older form of TCB info, which nobody issues any more.
    public Builder dangerousAllowTcbInfoV2() {
      allowTcbInfoV2 = true;
      return this;
    }

    /// Refuses platforms to which packages can be added.
    public Builder refuseDynamicPlatforms() {
      allowDynamicPlatform = false;
      return this;
    }

    /// Refuses platforms with simultaneous multithreading.
    public Builder refuseSmt() {
      allowSmt = false;
      return this;
    }

    /// Refuses platforms whose keys the registration service keeps.
    public Builder refuseCachedKeys() {
      allowCachedKeys = false;
      return this;
    }

    /// The policy.
    public Policy build() {
      return new Policy(this);
    }
  }
}
