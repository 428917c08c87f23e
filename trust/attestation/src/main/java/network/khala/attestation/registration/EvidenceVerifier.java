package network.khala.attestation.registration;

import static network.khala.attestation.AttestationError.COLLATERAL_MISSING;
import static network.khala.attestation.AttestationError.DEV_NOT_ENABLED;
import static network.khala.attestation.AttestationError.IAS_QUOTE_STATUS_REJECTED;
import static network.khala.attestation.AttestationError.POLICY_MEASUREMENT_NOT_ALLOWED;
import static network.khala.attestation.AttestationError.POLICY_REPORT_DATA_MISMATCH;
import static network.khala.attestation.AttestationError.POLICY_TCB_STATUS_NOT_ACCEPTED;
import static network.khala.attestation.AttestationError.QUOTE_UNSUPPORTED_TEE;
import static network.khala.attestation.AttestationError.REPORT_MISSING;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import network.khala.attestation.AttestationException;
import network.khala.attestation.AttestationProvider;
import network.khala.attestation.AttestationReport;
import network.khala.attestation.Collateral;
import network.khala.attestation.ConfidenceLevel;
import network.khala.attestation.RegistrationRefusal;
import network.khala.attestation.TrustAnchors;
import network.khala.attestation.dcap.Measurement;
import network.khala.attestation.dcap.Policy;
import network.khala.attestation.dcap.QuoteCollateral;
import network.khala.attestation.dcap.QuoteVerifier;
import network.khala.attestation.dcap.TcbStatus;
import network.khala.attestation.dcap.Tee;
import network.khala.attestation.dcap.VerifiedQuote;
import network.khala.attestation.dcap.VerifierCache;
import network.khala.attestation.development.DevelopmentAttestation;
import network.khala.attestation.development.DevelopmentReport;
import network.khala.attestation.ias.IasPolicy;
import network.khala.attestation.ias.IasVerifier;
import network.khala.attestation.ias.VerifiedIasReport;
import network.khala.scale.Bytes;
import network.khala.scale.Bytes32;

/// Judges the evidence of a registration, offline and deterministically: the same arguments give
/// the same claims or the same refusal on every machine, with a cold cache or a warm one. Safe for
/// use by several threads.
public final class EvidenceVerifier {
  /// Every status that may mine; each has its confidence level.
  private static final Set<TcbStatus> MINING_STATUSES =
      EnumSet.complementOf(EnumSet.of(TcbStatus.REVOKED));

  private static final Bytes REPORT_DATA_PADDING = Bytes.wrap(new byte[32]);

  private final QuoteVerifier quotes;
  private final IasVerifier ias;

  /// Traces evidence to Intel's pinned roots.
  ///
  /// @param cache remembers what was verified; none changes no verdict
  public EvidenceVerifier(VerifierCache cache) {
    this(TrustAnchors.INTEL, cache);
  }

  /// Traces evidence to the given roots.
  public EvidenceVerifier(TrustAnchors anchors, VerifierCache cache) {
    this.quotes = new QuoteVerifier(anchors, cache);
    this.ias = new IasVerifier(anchors);
  }

  /// Judges evidence.
  ///
  /// @param evidence what came with the registration
  /// @param infoHash Blake2b-256 of the registration info's bytes, which the report must carry as
  ///   the first half of its report data; in quotes and development reports the second half is zero
  /// @param nowSeconds epoch seconds of the block
  /// @throws AttestationException with the code of the first check that failed, and the registry's
  ///   error
  public EvidenceClaims verify(
      Optional<AttestationReport> evidence,
      Bytes32 infoHash,
      long nowSeconds,
      EvidenceRules rules) {
    if (evidence.isEmpty()) {
      if (!rules.allowNone()) {
        throw new AttestationException(REPORT_MISSING, "registration without a report");
      }
      return EvidenceClaims.none();
    }
    return switch (evidence.get()) {
      case AttestationReport.SgxIas report -> verifyIas(report, infoHash, nowSeconds, rules);
      case AttestationReport.SgxDcap(Bytes quote, Optional<Collateral> collateral) ->
          verifyQuote(Tee.SGX, quote, collateral, infoHash, nowSeconds, rules);
      case AttestationReport.TdxDcap(Bytes quote, Optional<Collateral> collateral) ->
          verifyQuote(Tee.TDX, quote, collateral, infoHash, nowSeconds, rules);
      case AttestationReport.Development report ->
          verifyDevelopment(report, infoHash, nowSeconds, rules);
    };
  }

  private EvidenceClaims verifyIas(
      AttestationReport.SgxIas report, Bytes32 infoHash, long now, EvidenceRules rules) {
    IasPolicy policy = IasPolicy.dangerousAnyProgram().withReportDataPrefix(infoHash.toBytes());
    if (rules.allowedPrograms().isPresent()) {
      policy = policy.withPruntimeHashes(rules.allowedPrograms().get());
    }
    if (rules.acceptFutureReports()) {
      policy = policy.dangerouslyAllowingFuture();
    }
    VerifiedIasReport verified = ias.verify(report, now, policy);
    int level =
        ConfidenceLevel.of(verified.status().name(), verified.advisoryIds())
            .orElseThrow(
                () ->
                    new AttestationException(
                        IAS_QUOTE_STATUS_REJECTED, "status " + verified.status()));
    return EvidenceClaims.of(AttestationProvider.Ias, level, verified.body().pruntimeHash());
  }

  private EvidenceClaims verifyQuote(
      Tee tee,
      Bytes quote,
      Optional<Collateral> collateral,
      Bytes32 infoHash,
      long now,
      EvidenceRules rules) {
    if (collateral.isEmpty()) {
      throw new AttestationException(
          COLLATERAL_MISSING,
          "quote without collateral",
          RegistrationRefusal.UnsupportedAttestationType);
    }
    Policy.Builder policy =
        Policy.dangerousAnyProgram()
            .acceptStatuses(MINING_STATUSES)
            .gracePeriodSeconds(rules.graceSeconds())
            .requireReportData(infoHash.toBytes().concat(REPORT_DATA_PADDING));
    rules
        .allowedPrograms()
        .ifPresent(allowed -> policy.requireMeasurement(Measurement.PRUNTIME_HASH, allowed));
    VerifiedQuote verified =
        quotes.verify(quote, QuoteCollateral.of(collateral.get()), now, policy.build());
    if (verified.quote().tee() != tee) {
      throw new AttestationException(
          QUOTE_UNSUPPORTED_TEE,
          "a quote of %s sent as one of %s".formatted(verified.quote().tee(), tee));
    }
    int level =
        ConfidenceLevel.of(verified.tcb().status().wireName(), verified.tcb().advisoryIds())
            .orElseThrow(
                () ->
                    new AttestationException(
                        POLICY_TCB_STATUS_NOT_ACCEPTED,
                        "status " + verified.tcb().status().wireName()));
    return new EvidenceClaims(
        Optional.of(tee == Tee.SGX ? AttestationProvider.Dcap : AttestationProvider.Tdx),
        level,
        verified.report().pruntimeHash(),
        Optional.of(verified.collateral()),
        Optional.of(verified.platform()));
  }

  private static EvidenceClaims verifyDevelopment(
      AttestationReport.Development evidence, Bytes32 infoHash, long now, EvidenceRules rules) {
    if (rules.developmentRoot().isEmpty()) {
      throw new AttestationException(DEV_NOT_ENABLED, "this chain is not for development");
    }
    DevelopmentReport report =
        DevelopmentAttestation.verify(
            evidence, rules.developmentRoot().get(), rules.genesisHash(), now);
    if (rules.allowedPrograms().isPresent()
        && !rules.allowedPrograms().get().contains(report.pruntimeHash())) {
      throw new AttestationException(
          POLICY_MEASUREMENT_NOT_ALLOWED, "program " + report.pruntimeHash());
    }
    if (!report.reportData().equals(infoHash.toBytes().concat(REPORT_DATA_PADDING))) {
      throw new AttestationException(
          POLICY_REPORT_DATA_MISMATCH, "report data is " + report.reportData());
    }
    return EvidenceClaims.of(
        AttestationProvider.Development, report.claimedLevel(), report.pruntimeHash());
  }
}
