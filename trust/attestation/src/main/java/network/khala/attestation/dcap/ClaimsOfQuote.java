package network.khala.attestation.dcap;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import network.khala.scale.Bytes;

/// Lists what a verdict rests on, from the root down to the program.
final class ClaimsOfQuote {
  private final VerifiedQuote verified;
  private final Policy policy;
  private final long now;
  private final List<Claim> claims = new ArrayList<>();

  ClaimsOfQuote(VerifiedQuote verified, Policy policy, long now) {
    this.verified = verified;
    this.policy = policy;
    this.now = now;
  }

  List<Claim> list() {
    platform();
    collateral();
    quotingEnclave();
    status();
    program();
    return List.copyOf(claims);
  }

  private void add(String statement, String by, String found, String required) {
    claims.add(new Claim(statement, by, found, required));
  }

  private void platform() {
    PckPlatform platform = verified.platform();
    add(
        "Intel certified this platform",
        "PCK certificate of the " + verified.authority().wireName() + " authority",
        "family " + platform.fmspc() + ", PCE " + platform.pceId(),
        "a chain to the root " + verified.collateral().rootFingerprint());
    if (!verified.unchecked().contains(Unchecked.REVOCATION)) {
      add(
          "neither platform nor authority nor signer is revoked",
          "revocation lists of the root and of the " + verified.authority().wireName(),
          "not listed",
          "not listed at " + Instant.ofEpochSecond(now));
    }
  }

  private void collateral() {
    CollateralClaims collateral = verified.collateral();
    add(
        "the documents are in force",
        "signatures of the TCB signer and of the authorities",
        "%s to %s"
            .formatted(
                Instant.ofEpochSecond(collateral.latestIssue()),
                Instant.ofEpochSecond(collateral.earliestExpiry())),
        "%s, grace %d s".formatted(Instant.ofEpochSecond(now), policy.gracePeriodSeconds));
    for (DocumentVersion document : collateral.documents()) {
      add(
          document.document() + " is signed by its issuer",
          "ECDSA over its exact bytes",
          "issued %s, number %s"
              .formatted(Instant.ofEpochSecond(document.issued()), document.number()),
          document.document().startsWith("crl/")
              ? "in force"
              : "evaluation number " + policy.minTcbEvaluationDataNumber + " or later");
    }
  }

  private void quotingEnclave() {
    SgxReport qe = verified.quote().qeReportFields();
    add(
        "Intel's quoting enclave made this quote",
        "its report, signed by the PCK key",
        "signer %s, product %d, SVN %d".formatted(qe.mrSigner(), qe.isvProdId(), qe.isvSvn()),
        "the QE identity, status " + verified.tcb().qeStatus().wireName());
    add(
        "header and report are as the hardware gave them",
        "ECDSA by the attestation key, which the quoting enclave vouches for",
        verified.quote().signedPart().size() + " bytes",
        "exactly these bytes");
  }

  private void status() {
    TcbClaims tcb = verified.tcb();
    add(
        "the platform's state is known",
        "TCB info and QE identity, converged",
        tcb.status().wireName() + (tcb.advisoryIds().isEmpty() ? "" : " " + tcb.advisoryIds()),
        "one of "
            + policy.acceptedStatuses.stream()
                .map(TcbStatus::wireName)
                .collect(Collectors.joining(", ")));
  }

  private void program() {
    ReportBody report = verified.report();
    if (!report.isDebug()) {
      add("the program cannot be debugged", "its attributes", "DEBUG is clear", "DEBUG is clear");
    }
    policy.measurements.forEach(
        (measurement, allowed) ->
            add(
                "the program is one that is allowed",
                measurement.wireName(),
                measurement.of(report).map(Bytes::toHex).orElse("absent"),
                "one of " + allowed.size() + " values"));
    policy.reportData.ifPresent(expected -> reportData(report, expected));
    policy.reportDataPrefix.ifPresent(expected -> reportData(report, expected));
  }

  private void reportData(ReportBody report, Bytes expected) {
    add(
        "the report is made for this purpose",
        "report data",
        report.reportData().toHex(),
        expected.size() == 64 ? expected.toHex() : "begins with " + expected.toHex());
  }
}
