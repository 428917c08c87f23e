package network.khala.attestation.dcap;

import static network.khala.attestation.AttestationError.DEBUG_ENCLAVE;
import static network.khala.attestation.AttestationError.POLICY_ADVISORY_REJECTED;
import static network.khala.attestation.AttestationError.POLICY_FMSPC_DENIED;
import static network.khala.attestation.AttestationError.POLICY_MEASUREMENT_NOT_ALLOWED;
import static network.khala.attestation.AttestationError.POLICY_PLATFORM_CONFIGURATION;
import static network.khala.attestation.AttestationError.POLICY_REPORT_DATA_MISMATCH;
import static network.khala.attestation.AttestationError.POLICY_TCB_EVALUATION_TOO_OLD;
import static network.khala.attestation.AttestationError.POLICY_TCB_STATUS_NOT_ACCEPTED;
import static network.khala.attestation.AttestationError.TD_ATTRIBUTES_NOT_ALLOWED;
import static network.khala.attestation.AttestationError.TD_SEPT_VE_DISABLE_REQUIRED;
import static network.khala.attestation.AttestationError.TD_SERVICE_TD_NOT_ALLOWED;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import network.khala.attestation.AttestationError;
import network.khala.attestation.AttestationException;
import network.khala.scale.Bytes;

/// Applies a policy to a quote that is genuine.
final class PolicyCheck {
  private static final long DEBUG = 1;
  private static final long SEPT_VE_DISABLE = 1L << 28;
  private static final Bytes NO_SERVICE_TD = Bytes.wrap(new byte[48]);

  private final Policy policy;

  PolicyCheck(Policy policy) {
    this.policy = policy;
  }

  /// In this order: evaluation number, platform family, debug, attributes and service of a trust
  /// domain, status, advisories, platform configuration, measurements, report data.
  void check(ReportBody body, PckPlatform platform, TcbClaims tcb) {
    checkEvaluation(tcb);
    checkFmspc(platform.fmspc());
    checkDebug(body);
    if (body instanceof TdReport report) {
      checkTrustDomain(report);
    }
    checkStatus(tcb);
    checkConfiguration(platform);
    checkMeasurements(body);
    checkReportData(body.reportData());
  }

  /// What stays open under the policy.
  Set<Unchecked> unchecked() {
    Set<Unchecked> open = EnumSet.noneOf(Unchecked.class);
    if (policy.measurements.isEmpty()) {
      open.add(Unchecked.MEASUREMENT);
    }
    if (policy.reportData.isEmpty() && policy.reportDataPrefix.isEmpty()) {
      open.add(Unchecked.REPORT_DATA);
    }
    if (policy.allowDebug) {
      open.add(Unchecked.DEBUG);
    }
    return open;
  }

  private void checkEvaluation(TcbClaims tcb) {
    if (tcb.evaluationDataNumber() < policy.minTcbEvaluationDataNumber) {
      throw refuse(
          POLICY_TCB_EVALUATION_TOO_OLD,
          "evaluation number %d, wanted %d or later"
              .formatted(tcb.evaluationDataNumber(), policy.minTcbEvaluationDataNumber));
    }
  }

  private void checkFmspc(Bytes fmspc) {
    boolean listed = policy.allowedFmspcs.map(allowed -> allowed.contains(fmspc)).orElse(true);
    if (policy.deniedFmspcs.contains(fmspc) || !listed) {
      throw refuse(POLICY_FMSPC_DENIED, "platform family " + fmspc);
    }
  }

  private void checkDebug(ReportBody body) {
    if (body.isDebug() && !policy.allowDebug) {
      throw refuse(DEBUG_ENCLAVE, "the program can be debugged, so it keeps no secrets");
    }
  }

  private void checkTrustDomain(TdReport report) {
    long bits = report.attributeBits();
    long surplus = bits & ~(policy.allowedTdAttributes | DEBUG);
    if (surplus != 0) {
      throw refuse(
          TD_ATTRIBUTES_NOT_ALLOWED, "attribute bits 0x" + Long.toHexString(surplus) + " are set");
    }
    if (policy.requireSeptVeDisable && (bits & SEPT_VE_DISABLE) == 0) {
      throw refuse(TD_SEPT_VE_DISABLE_REQUIRED, "attribute bit 28 is clear");
    }
    Optional<Bytes> serviceTd = report.mrServiceTd();
    if (!policy.allowServiceTd && serviceTd.isPresent() && !serviceTd.get().equals(NO_SERVICE_TD)) {
      throw refuse(TD_SERVICE_TD_NOT_ALLOWED, "served by " + serviceTd.get());
    }
  }

  private void checkStatus(TcbClaims tcb) {
    if (!policy.acceptedStatuses.contains(tcb.status())) {
      throw refuse(
          POLICY_TCB_STATUS_NOT_ACCEPTED,
          "status %s, accepted are %s"
              .formatted(
                  tcb.status().wireName(),
                  policy.acceptedStatuses.stream().map(TcbStatus::wireName).toList()));
    }
    for (String advisory : tcb.advisoryIds()) {
      boolean listed =
          policy.acceptedAdvisoryIds.map(accepted -> accepted.contains(advisory)).orElse(true);
      if (policy.rejectedAdvisoryIds.contains(advisory) || !listed) {
        throw refuse(POLICY_ADVISORY_REJECTED, "advisory " + advisory + " applies");
      }
    }
  }

  private void checkConfiguration(PckPlatform platform) {
    refuseFlag(policy.allowDynamicPlatform, platform.dynamicPlatform(), "packages can be added");
    refuseFlag(policy.allowSmt, platform.smtEnabled(), "multithreading is on");
    refuseFlag(policy.allowCachedKeys, platform.cachedKeys(), "keys are kept by the service");
  }

  private static void refuseFlag(boolean allowed, Optional<Boolean> flag, String what) {
    if (!allowed && flag.orElse(false)) {
      throw refuse(POLICY_PLATFORM_CONFIGURATION, what);
    }
  }

  private void checkMeasurements(ReportBody body) {
    policy.measurements.forEach(
        (measurement, allowed) -> {
          Optional<Bytes> value = measurement.of(body);
          if (value.isEmpty() || !allowed.contains(value.get())) {
            throw notAllowed(measurement.wireName(), value.map(Bytes::toHex).orElse("absent"));
          }
        });
    switch (body) {
      case SgxReport report -> checkEnclave(report);
      case TdReport report -> checkXfam(report.xfam());
    }
  }

  private void checkEnclave(SgxReport report) {
    if (policy.isvProdIds.isPresent() && !policy.isvProdIds.get().contains(report.isvProdId())) {
      throw notAllowed("isvProdId", Integer.toString(report.isvProdId()));
    }
    if (report.isvSvn() < policy.minIsvSvn) {
      throw notAllowed("isvSvn", report.isvSvn() + " below " + policy.minIsvSvn);
    }
    if (policy.xfam.isPresent()) {
      throw notAllowed("xfam", "absent");
    }
  }

  private void checkXfam(Bytes xfam) {
    if (policy.isvProdIds.isPresent() || policy.minIsvSvn > 0) {
      throw notAllowed("isvProdId and isvSvn", "absent");
    }
    if (policy.xfam.isPresent()
        && !Masks.equal(xfam, policy.xfam.get().value(), policy.xfam.get().mask())) {
      throw notAllowed("xfam", xfam.toHex());
    }
  }

  private void checkReportData(Bytes reportData) {
    boolean exact = policy.reportData.map(reportData::equals).orElse(true);
    boolean prefixed = policy.reportDataPrefix.map(reportData::startsWith).orElse(true);
    if (!exact || !prefixed) {
      throw refuse(POLICY_REPORT_DATA_MISMATCH, "report data is " + reportData);
    }
  }

  private static AttestationException notAllowed(String what, String value) {
    return refuse(POLICY_MEASUREMENT_NOT_ALLOWED, what + " is " + value);
  }

  private static AttestationException refuse(AttestationError code, String detail) {
    return new AttestationException(code, detail);
  }
}
