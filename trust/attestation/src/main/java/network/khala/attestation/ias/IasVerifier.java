package network.khala.attestation.ias;

import static network.khala.attestation.AttestationError.DEBUG_ENCLAVE;
import static network.khala.attestation.AttestationError.IAS_CERT_EXPIRED;
import static network.khala.attestation.AttestationError.IAS_CERT_MALFORMED;
import static network.khala.attestation.AttestationError.IAS_CERT_NOT_YET_VALID;
import static network.khala.attestation.AttestationError.IAS_CERT_UNTRUSTED;
import static network.khala.attestation.AttestationError.IAS_NONCE_MISMATCH;
import static network.khala.attestation.AttestationError.IAS_QUOTE_BODY_MALFORMED;
import static network.khala.attestation.AttestationError.IAS_QUOTE_STATUS_REJECTED;
import static network.khala.attestation.AttestationError.IAS_REPORT_FROM_FUTURE;
import static network.khala.attestation.AttestationError.IAS_REPORT_MALFORMED;
import static network.khala.attestation.AttestationError.IAS_REPORT_OUTDATED;
import static network.khala.attestation.AttestationError.IAS_SIGNATURE_INVALID;
import static network.khala.attestation.AttestationError.POLICY_MEASUREMENT_NOT_ALLOWED;
import static network.khala.attestation.AttestationError.POLICY_REPORT_DATA_MISMATCH;

import java.util.Base64;
import network.khala.attestation.AttestationError;
import network.khala.attestation.AttestationException;
import network.khala.attestation.AttestationReport;
import network.khala.attestation.RegistrationRefusal;
import network.khala.attestation.TrustAnchors;
import network.khala.attestation.internal.Certificate;
import network.khala.attestation.internal.EcdsaP256;
import network.khala.attestation.internal.JsonObject;
import network.khala.attestation.internal.JsonReader;
import network.khala.attestation.internal.MalformedException;
import network.khala.attestation.internal.Times;
import network.khala.scale.Bytes;

/// Verifies reports of Intel's attestation service. A pure function of its arguments and the pinned
/// authority. Safe for use by several threads.
public final class IasVerifier {
  /// A report of this age in seconds, or older, is refused.
  public static final long MAX_AGE_SECONDS = 7200;

  /// A report may be ahead of the given time by this many seconds.
  public static final long MAX_AHEAD_SECONDS = 600;

  static final int MAX_REPORT_SIZE = 65_536;
  private static final int BODY_DIGITS = IasQuoteBody.SIZE / 3 * 4;

  private final Certificate authority;

  /// Verifies against the authority in `anchors`.
  public IasVerifier(TrustAnchors anchors) {
    this.authority = anchors.iasAuthority();
  }

  /// Checks, and stops at the first failure: certificate, its issuer, its validity, the report's
  /// signature, the report's form, its time stamp's form, the platform's status, the quote body,
  /// debug, allow list, age, nonce, report data.
  ///
  /// @param nowSeconds epoch seconds: on chain, those of the block
  /// @throws AttestationException with the code of the check that failed
  public VerifiedIasReport verify(
      AttestationReport.SgxIas evidence, long nowSeconds, IasPolicy policy) {
    Certificate signer = signer(evidence.rawSigningCert(), nowSeconds);
    byte[] report = evidence.raReport().toArray();
    if (!signer.verifyRsa(report, evidence.signature().toArray())) {
      throw refuse(IAS_SIGNATURE_INVALID, "'" + signer.commonName() + "' did not sign this report");
    }
    if (report.length > MAX_REPORT_SIZE) {
      throw refuse(IAS_REPORT_MALFORMED, "report of " + report.length + " bytes");
    }
    JsonObject json = json(report);
    long timestamp = timestamp(json);
    IasStatus status = status(json.text("isvEnclaveQuoteStatus"));
    IasQuoteBody body = body(json.text("isvEnclaveQuoteBody"));
    checkProgram(body, policy);
    checkAge(timestamp, nowSeconds, policy);
    checkNonce(json, policy);
    checkReportData(body, policy);
    return new VerifiedIasReport(status, json.texts("advisoryIDs"), timestamp, body);
  }

  private Certificate signer(Bytes der, long now) {
    Certificate signer;
    try {
      signer = Certificate.parse(der.toArray());
    } catch (MalformedException e) {
      throw refuse(IAS_CERT_MALFORMED, "signing certificate: " + e.getMessage());
    }
    if (!signer.isIssuedBy(authority, EcdsaP256.JAVA) || signer.isAuthority()) {
      throw refuse(
          IAS_CERT_UNTRUSTED,
          "'%s' is no signer of '%s'".formatted(signer.commonName(), authority.commonName()));
    }
    if (now < signer.notBefore() || now < authority.notBefore()) {
      throw refuse(
          IAS_CERT_NOT_YET_VALID,
          "signing certificate is valid from %s, the time is %s"
              .formatted(Times.text(signer.notBefore()), Times.text(now)));
    }
    if (now > signer.notAfter() || now > authority.notAfter()) {
      throw refuse(
          IAS_CERT_EXPIRED,
          "signing certificate is valid to %s, the time is %s"
              .formatted(Times.text(signer.notAfter()), Times.text(now)));
    }
    return signer;
  }

  /// Reads the report and the types of its members; what depends on their values comes later.
  private static JsonObject json(byte[] report) {
    try {
      JsonObject json = JsonReader.object(report);
      json.text("id");
      json.text("timestamp");
      json.integer("version", 0xff);
      json.text("isvEnclaveQuoteStatus");
      json.text("isvEnclaveQuoteBody");
      json.texts("advisoryIDs");
      for (String optional : new String[] {"nonce", "epidPseudonym", "advisoryURL"}) {
        json.optionalText(optional);
      }
      return json;
    } catch (MalformedException e) {
      throw refuse(IAS_REPORT_MALFORMED, String.valueOf(e.getMessage()));
    }
  }

  private static long timestamp(JsonObject json) {
    try {
      return Times.reportTime(json.text("timestamp"));
    } catch (MalformedException e) {
      throw new AttestationException(
          IAS_REPORT_MALFORMED, "timestamp: " + e.getMessage(), RegistrationRefusal.BadIASReport);
    }
  }

  private static IasStatus status(String name) {
    return IasStatus.ofName(name)
        .orElseThrow(
            () ->
                refuse(
                    IAS_QUOTE_STATUS_REJECTED,
                    "status " + (name.length() > 48 ? name.substring(0, 48) + "…" : name)));
  }

  private static IasQuoteBody body(String base64) {
    if (base64.length() == BODY_DIGITS) {
      try {
        byte[] body = Base64.getDecoder().decode(base64);
        if (body.length == IasQuoteBody.SIZE) {
          return IasQuoteBody.parse(Bytes.wrap(body));
        }
      } catch (IllegalArgumentException e) {
        // Not base64: refused below like any other length.
      }
    }
    throw refuse(
        IAS_QUOTE_BODY_MALFORMED,
        "isvEnclaveQuoteBody of %d characters is not base64 of %d bytes"
            .formatted(base64.length(), IasQuoteBody.SIZE));
  }

  private static void checkProgram(IasQuoteBody body, IasPolicy policy) {
    if (body.report().isDebug() && !policy.allowDebug()) {
      throw refuse(DEBUG_ENCLAVE, "the program can be debugged, so it keeps no secrets");
    }
    if (policy.pruntimeHashes().isPresent()
        && !policy.pruntimeHashes().get().contains(body.pruntimeHash())) {
      throw refuse(POLICY_MEASUREMENT_NOT_ALLOWED, "program " + body.pruntimeHash());
    }
  }

  private static void checkAge(long timestamp, long now, IasPolicy policy) {
    if (now - timestamp >= MAX_AGE_SECONDS) {
      throw refuse(
          IAS_REPORT_OUTDATED,
          "report is of %s, the time is %s".formatted(Times.text(timestamp), Times.text(now)));
    }
    if (timestamp - now > MAX_AHEAD_SECONDS && !policy.allowFuture()) {
      throw refuse(
          IAS_REPORT_FROM_FUTURE,
          "report is of %s, the time is %s".formatted(Times.text(timestamp), Times.text(now)));
    }
  }

  private static void checkNonce(JsonObject json, IasPolicy policy) {
    if (policy.nonce().isPresent() && !json.optionalText("nonce").equals(policy.nonce())) {
      throw refuse(
          IAS_NONCE_MISMATCH, "report has " + json.optionalText("nonce").orElse("no nonce"));
    }
  }

  private static void checkReportData(IasQuoteBody body, IasPolicy policy) {
    Bytes reportData = body.report().reportData();
    if (policy.reportDataPrefix().isPresent()
        && !reportData.startsWith(policy.reportDataPrefix().get())) {
      throw refuse(POLICY_REPORT_DATA_MISMATCH, "report data is " + reportData);
    }
  }

  private static AttestationException refuse(AttestationError code, String detail) {
    return new AttestationException(code, detail);
  }
}
