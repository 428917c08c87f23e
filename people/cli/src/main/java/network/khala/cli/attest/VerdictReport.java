package network.khala.cli.attest;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import network.khala.attestation.ConfidenceLevel;
import network.khala.attestation.dcap.Claim;
import network.khala.attestation.dcap.Policy;
import network.khala.attestation.dcap.ReportBody;
import network.khala.attestation.dcap.SgxReport;
import network.khala.attestation.dcap.TcbClaims;
import network.khala.attestation.dcap.TcbStatus;
import network.khala.attestation.dcap.TdReport;
import network.khala.attestation.dcap.VerifiedQuote;
import network.khala.attestation.ias.IasPolicy;
import network.khala.attestation.ias.VerifiedIasReport;
import network.khala.cli.Output;
import network.khala.cli.Output.Style;
import org.jspecify.annotations.Nullable;

/// Prints accepted evidence: as JSON with everything in it, or for people what they ask first.
final class VerdictReport {
  private final Output output;
  private final Tree tree;

  VerdictReport(Output output) {
    this.output = output;
    this.tree = new Tree(output);
  }

  void show(VerifiedQuote verified, Policy policy, long now) {
    List<Claim> claims = verified.claims(policy, now);
    if (output.json()) {
      Map<String, @Nullable Object> object = new LinkedHashMap<>(verified.toTree());
      object.put("code", null);
      object.put("claims", claims.stream().map(Claim::toTree).toList());
      output.object(object);
      return;
    }
    TcbClaims tcb = verified.tcb();
    verdict(tcb.status(), words(tcb), tcb.advisoryIds());
    tree.line(
        "what",
        "%s quote, version %d".formatted(verified.quote().tee(), verified.quote().version()));
    program(verified.report());
    tree.line(
        "platform",
        "family %s, certified by Intel's %s authority"
            .formatted(hex(verified.platform().fmspc().toHex()), verified.authority().wireName()));
    tree.line(
        "documents",
        "evaluation %d, in force to %s"
            .formatted(
                tcb.evaluationDataNumber(),
                Instant.ofEpochSecond(verified.collateral().earliestExpiry())));
    claims.forEach(claim -> tree.line("proved", claim.statement() + "; by " + claim.by()));
    verified
        .unchecked()
        .forEach(open -> notChecked(open.name().toLowerCase(Locale.ROOT).replace('_', ' ')));
  }

  private void verdict(TcbStatus status, String words, List<String> advisoryIds) {
    tree.line("verdict", output.styled(StatusText.style(status), "accepted: " + words));
    tree.line("", StatusText.of(status));
    StatusText.advisories(advisoryIds).forEach(line -> tree.line("advisory", line));
  }

  private void notChecked(String what) {
    tree.line("not checked", output.styled(Style.WARNING, what));
  }

  private void program(ReportBody body) {
    switch (body) {
      case SgxReport report -> {
        tree.line("enclave", hex(report.mrEnclave().toHex()));
        tree.line("signer", hex(report.mrSigner().toHex()));
        tree.line("product, version", report.isvProdId() + ", " + report.isvSvn());
      }
      case TdReport report -> {
        tree.line("trust domain", hex(report.mrTd().toHex()));
        for (int i = 0; i < report.rtMr().size(); i++) {
          tree.line("register " + i, hex(report.rtMr().get(i).toHex()));
        }
      }
    }
    if (body.isDebug()) {
      tree.line(DebugText.NAME, DebugText.of(body, output));
    }
    tree.line("report data", hex(body.reportData().toHex()));
  }

  /// `SWHardeningNeeded, confidence level 2`.
  static String words(TcbClaims tcb) {
    return words(tcb.status().wireName(), tcb.advisoryIds());
  }

  private static String words(String status, List<String> advisoryIds) {
    return ConfidenceLevel.of(status, advisoryIds)
        .map(level -> status + ", confidence level " + level)
        .orElse(status + ", no confidence level");
  }

  private static String hex(String digits) {
    return digits.replaceFirst("^0x", "");
  }

  void show(VerifiedIasReport verified, IasPolicy policy) {
    if (output.json()) {
      Map<String, @Nullable Object> object = new LinkedHashMap<>(verified.toTree());
      object.put("code", null);
      output.object(object);
      return;
    }
    verdict(
        StatusText.ofQuotes(verified.status()),
        words(verified.status().name(), verified.advisoryIds()),
        verified.advisoryIds());
    tree.line("what", "IAS report on a quote of version " + verified.body().version());
    tree.line("made", Instant.ofEpochSecond(verified.timestamp()).toString());
    program(verified.body().report());
    tree.line("platform", "EPID group " + hex(verified.body().epidGroupId().toHex()));
    tree.line(
        "proved",
        "Intel's attestation service judged this quote; by RSA by the service's certificate");
    if (policy.pruntimeHashes().isEmpty()) {
      notChecked("measurement");
    }
    if (policy.reportDataPrefix().isEmpty()) {
      notChecked("report data");
    }
  }
}
