package network.khala.attestation.ias;

import static network.khala.attestation.AttestationError.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.Consumer;
import network.khala.attestation.AttestationError;
import network.khala.attestation.AttestationException;
import network.khala.attestation.AttestationReport;
import network.khala.attestation.RegistrationRefusal;
import network.khala.attestation.testpki.TestIas;
import network.khala.attestation.testpki.TestWorld;
import network.khala.scale.Bytes;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IasVerifierTest {
  private static final long NOW = TestWorld.NOW;
  private static final IasPolicy ANY = IasPolicy.dangerousAnyProgram();

  private final TestIas ias = new TestIas();

  @Test
  void verify_genuineReport_isAccepted() {
    ias.advisories = "\"INTEL-SA-00334\"";
    ias.body[48 + 258] = 2;
    ias.body[48 + 259] = 1;
    VerifiedIasReport verified = verify(NOW, ANY);
    assertThat(verified.status()).isEqualTo(IasStatus.OK);
    assertThat(verified.timestamp()).isEqualTo(NOW);
    assertThat(verified.advisoryIds()).containsExactly("INTEL-SA-00334");
    // Two numbers as stored here, big-endian in the form of quotes.
    assertThat(verified.body().pruntimeHash().slice(32, 36)).isEqualTo(Bytes.fromHex("00000201"));
    assertThat(verified.body().report().pruntimeHash().slice(32, 36))
        .isEqualTo(Bytes.fromHex("00000102"));
    assertThat(verified.toTree()).containsEntry("khalaConfidenceLevel", 1);
  }

  @Test
  void verify_certificateWrong_isItsRefusal() {
    AttestationReport.SgxIas good = ias.evidence();
    refused(
        IAS_CERT_MALFORMED,
        () ->
            verifier()
                .verify(
                    new AttestationReport.SgxIas(
                        good.raReport(), good.signature(), good.rawSigningCert().slice(0, 100)),
                    NOW,
                    ANY));
    refused(IAS_CERT_UNTRUSTED, i -> i.signerIssuer = "Somebody");
    refused(IAS_CERT_UNTRUSTED, i -> i.signerIssuerKey = TestIas.foreignKey());
    refused(IAS_CERT_UNTRUSTED, i -> i.signerIsAuthority = true);
    refused(IAS_CERT_NOT_YET_VALID, i -> i.notBefore = NOW + 1);
    refused(IAS_CERT_EXPIRED, i -> i.notAfter = NOW - 1);
  }

  @Test
  void verify_signatureOrReportChanged_isRefused() {
    AttestationReport.SgxIas good = ias.evidence();
    byte[] signature = good.signature().toArray();
    signature[200] ^= 1;
    refused(
        IAS_SIGNATURE_INVALID,
        () ->
            verifier()
                .verify(
                    new AttestationReport.SgxIas(
                        good.raReport(), Bytes.wrap(signature), good.rawSigningCert()),
                    NOW,
                    ANY));
    for (Bytes wrong :
        List.of(
            Bytes.EMPTY,
            good.signature().slice(0, 255),
            Bytes.of((byte) 0).concat(good.signature()),
            Bytes.fromHex("ff".repeat(256)))) {
      refused(
          IAS_SIGNATURE_INVALID,
          () ->
              verifier()
                  .verify(
                      new AttestationReport.SgxIas(good.raReport(), wrong, good.rawSigningCert()),
                      NOW,
                      ANY));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "not json",
        "[]",
        "{}",
        "{\"id\":1}",
        "{\"id\":\"1\",\"timestamp\":\"\",\"version\":256}"
      })
  void verify_signedNonsense_isMalformed(String report) {
    refused(IAS_REPORT_MALFORMED, () -> verifier().verify(ias.evidence(report), NOW, ANY));
  }

  @Test
  void verify_memberTwice_isMalformed() {
    refused(IAS_REPORT_MALFORMED, i -> i.more = ",\"version\":4");
    refused(IAS_REPORT_MALFORMED, i -> i.more = ",\"nonce\":5");
  }

  @Test
  void verify_timestampMalformed_isTheRegistrysOwnError() {
    ias.timestamp = "2027-01-15 08:00:00";
    assertThatThrownBy(() -> verify(NOW, ANY))
        .isInstanceOfSatisfying(
            AttestationException.class,
            e -> {
              assertThat(e.code()).isEqualTo(IAS_REPORT_MALFORMED);
              assertThat(e.refusal()).isEqualTo(RegistrationRefusal.BadIASReport);
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SIGNATURE_INVALID",
        "GROUP_REVOKED",
        "KEY_REVOKED",
        "SIGRL_VERSION_MISMATCH",
        "ok",
        "UpToDate",
        ""
      })
  void verify_otherStatus_isRejected(String status) {
    refused(IAS_QUOTE_STATUS_REJECTED, i -> i.status = status);
  }

  @Test
  void verify_bodyNotBase64OfItsSize_isMalformed() {
    String report = ias.report();
    for (String wrong :
        List.of(
            report.replace("AAAA\"", "AAA\""),
            report.replace("AAAA\"", "AA==\""),
            report.replace("AAAA\"", "AA A\""),
            report.replace("AAAA\"", "AAAAAAAA\""))) {
      refused(IAS_QUOTE_BODY_MALFORMED, () -> verifier().verify(ias.evidence(wrong), NOW, ANY));
    }
  }

  @Test
  void verify_debug_isRefusedUnlessAllowed() {
    ias.body[48 + 48] |= 2;
    refused(DEBUG_ENCLAVE, () -> verify(NOW, ANY));
    verify(NOW, ANY.dangerouslyAllowingDebug());
  }

  @Test
  void verify_ageAtBothEdges_isRefusedJustBeyond() {
    verify(NOW + 7199, ANY);
    refused(IAS_REPORT_OUTDATED, () -> verify(NOW + 7200, ANY));
    verify(NOW - 600, ANY);
    refused(IAS_REPORT_FROM_FUTURE, () -> verify(NOW - 601, ANY));
    verify(NOW - 601, ANY.dangerouslyAllowingFuture());
  }

  @Test
  void verify_policy_isApplied() {
    refused(IAS_NONCE_MISMATCH, () -> verify(NOW, ANY.withNonce("n")));
    ias.more = ",\"nonce\":\"n\"";
    verify(NOW, ANY.withNonce("n"));
    refused(POLICY_MEASUREMENT_NOT_ALLOWED, () -> verify(NOW, ANY.withPruntimeHashes(List.of())));
    ias.body[48 + 320] = 9;
    refused(
        POLICY_REPORT_DATA_MISMATCH,
        () -> verify(NOW, ANY.withReportDataPrefix(Bytes.wrap(new byte[32]))));
    Bytes program = verify(NOW, ANY).body().pruntimeHash();
    verify(NOW, IasPolicy.strict(List.of(program), Bytes.of((byte) 9)));
  }

  private IasVerifier verifier() {
    return new IasVerifier(ias.anchors());
  }

  private VerifiedIasReport verify(long now, IasPolicy policy) {
    return verifier().verify(ias.evidence(), now, policy);
  }

  private static void refused(AttestationError code, Consumer<TestIas> wrong) {
    TestIas ias = new TestIas();
    wrong.accept(ias);
    refused(code, () -> new IasVerifier(ias.anchors()).verify(ias.evidence(), NOW, ANY));
  }

  private static void refused(AttestationError code, ThrowingCallable action) {
    assertThatThrownBy(action)
        .isInstanceOfSatisfying(
            AttestationException.class, e -> assertThat(e.code()).as(e.detail()).isEqualTo(code));
  }
}
