package network.khala.attestation.ias;

import static network.khala.attestation.AttestationError.IAS_CERT_EXPIRED;
import static network.khala.attestation.AttestationError.IAS_CERT_NOT_YET_VALID;
import static network.khala.attestation.AttestationError.IAS_REPORT_MALFORMED;
import static network.khala.attestation.AttestationError.POLICY_REPORT_DATA_MISMATCH;
import static network.khala.attestation.testpki.TestWorld.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import network.khala.attestation.AttestationError;
import network.khala.attestation.AttestationException;
import network.khala.attestation.AttestationReport;
import network.khala.attestation.testpki.TestIas;
import network.khala.scale.Bytes;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/// The edges of what an IAS report may be, and its forms in files and policies.
class IasFormsTest {
  private static final IasPolicy ANY = IasPolicy.dangerousAnyProgram();

  /// From `TestIas`: the authority's certificate is valid for so long before and after.
  private static final long AUTHORITY = 2_000_000;

  private static VerifiedIasReport verifyAt(TestIas ias, long now) {
    ias.timestamp = TestIas.timestamp(now);
    return new IasVerifier(ias.anchors()).verify(ias.evidence(), now, ANY);
  }

  private static void refused(AttestationError code, ThrowingCallable action) {
    assertThatThrownBy(action)
        .isInstanceOfSatisfying(
            AttestationException.class, e -> assertThat(e.code()).as(e.detail()).isEqualTo(code));
  }

  @Test
  void verify_atBothEndsOfTheSigner_isAcceptedAndASecondBeyondIsNot() {
    TestIas ias = new TestIas();
    assertThat(verifyAt(ias, ias.notBefore).status()).isEqualTo(IasStatus.OK);
    assertThat(verifyAt(ias, ias.notAfter).status()).isEqualTo(IasStatus.OK);
    refused(IAS_CERT_NOT_YET_VALID, () -> verifyAt(ias, ias.notBefore - 1));
    refused(IAS_CERT_EXPIRED, () -> verifyAt(ias, ias.notAfter + 1));
  }

  @Test
  void verify_atBothEndsOfTheAuthority_isAcceptedAndASecondBeyondIsNot() {
    TestIas ias = new TestIas();
    ias.notBefore = NOW - 2 * AUTHORITY;
    ias.notAfter = NOW + 2 * AUTHORITY;
    assertThat(verifyAt(ias, NOW - AUTHORITY).status()).isEqualTo(IasStatus.OK);
    assertThat(verifyAt(ias, NOW + AUTHORITY).status()).isEqualTo(IasStatus.OK);
    refused(IAS_CERT_NOT_YET_VALID, () -> verifyAt(ias, NOW - AUTHORITY - 1));
    refused(IAS_CERT_EXPIRED, () -> verifyAt(ias, NOW + AUTHORITY + 1));
  }

  @Test
  void verify_reportOfTheLargestSize_isReadAndOneByteMoreIsNot() {
    TestIas ias = new TestIas();
    ias.more = ",\"advisoryURL\":\"\"";
    String padding = "x".repeat(IasVerifier.MAX_REPORT_SIZE - ias.report().length());
    ias.more = ",\"advisoryURL\":\"" + padding + "\"";
    assertThat(verifyAt(ias, NOW).status()).isEqualTo(IasStatus.OK);
    ias.more = ",\"advisoryURL\":\"" + padding + "x\"";
    refused(IAS_REPORT_MALFORMED, () -> verifyAt(ias, NOW));
  }

  @Test
  void verify_numbersOfTwoBytes_areLittleEndianInTheBodyAndInTheAllowListsForm() {
    TestIas ias = new TestIas();
    ias.body[1] = 1;
    ias.body[2] = 3;
    ias.body[3] = 4;
    ias.body[48 + 256] = 5;
    ias.body[48 + 257] = (byte) 0x86;
    ias.body[48 + 258] = 7;
    ias.body[48 + 259] = (byte) 0x88;
    VerifiedIasReport verified = verifyAt(ias, NOW);
    assertThat(verified.body().version()).isEqualTo(0x0102);
    assertThat(verified.body().signType()).isEqualTo(0x0403);
    assertThat(verified.body().report().isvProdId()).isEqualTo(0x8605);
    assertThat(verified.body().pruntimeHash().slice(32, 36)).isEqualTo(Bytes.fromHex("05860788"));
    assertThat(verified.toTree())
        .containsEntry("quoteVersion", 0x0102)
        .containsEntry("isvProdId", 0x8605)
        .containsEntry("mrEnclave", "e1".repeat(32));
  }

  @Test
  void policy_everyKnob_isApplied() {
    String hash = "ab".repeat(68);
    IasPolicy policy =
        policy(
            """
            {"allowDebug":true,"nonce":"7","allowedPruntimeHashes":["%s"],"reportData":"0102"}\
            """
                .formatted(hash));
    assertThat(policy)
        .isEqualTo(
            ANY.dangerouslyAllowingDebug()
                .withNonce("7")
                .withPruntimeHashes(List.of(Bytes.fromHex(hash)))
                .withReportDataPrefix(Bytes.fromHex("0102")));
    assertThat(policy("{}")).isEqualTo(ANY);
    assertThat(policy("{\"allowDebug\":false}")).isEqualTo(ANY);
    assertThat(policy("{\"allowedPruntimeHashes\":[]}").pruntimeHashes()).isPresent();
    for (String wrong :
        List.of(
            "[]",
            "{\"allowEverything\":true}",
            "{\"allowDebug\":1}",
            "{\"allowedPruntimeHashes\":[\"00\"]}",
            "{\"reportData\":\"000\"}")) {
      assertThatThrownBy(() -> policy(wrong))
          .as(wrong)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("policy: ");
    }
  }

  private static IasPolicy policy(String json) {
    return IasPolicyJson.parse(Bytes.wrap(json.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void policy_prefixOfReportData_isDemanded() {
    TestIas ias = new TestIas();
    ias.body[48 + 320] = 1;
    IasVerifier verifier = new IasVerifier(ias.anchors());
    verifier.verify(ias.evidence(), NOW, policy("{\"reportData\":\"0100\"}"));
    refused(
        POLICY_REPORT_DATA_MISMATCH,
        () -> verifier.verify(ias.evidence(), NOW, policy("{\"reportData\":\"0101\"}")));
  }

  @Test
  void file_bothNamesAndBothEncodings_areTheSameReport() {
    AttestationReport.SgxIas report = new TestIas().evidence();
    Base64.Encoder base64 = Base64.getEncoder();
    String signature = base64.encodeToString(report.signature().toArray());
    String certificate = base64.encodeToString(report.rawSigningCert().toArray());
    HexFormat hex = HexFormat.of();
    assertThat(file(report, "report", signature, "signingCertificate", certificate))
        .isEqualTo(report);
    assertThat(
            file(
                report,
                "raReport",
                hex.formatHex(report.signature().toArray()),
                "rawSigningCert",
                hex.formatHex(report.rawSigningCert().toArray())))
        .isEqualTo(report);
    refused(
        IAS_REPORT_MALFORMED,
        () -> file(report, "report", "?" + signature, "signingCertificate", certificate));
    refused(
        IAS_REPORT_MALFORMED,
        () -> file(report, "report", signature, "rawSigningCert", certificate));
    refused(IAS_REPORT_MALFORMED, () -> IasReportFile.parse(Bytes.EMPTY));
  }

  private static AttestationReport.SgxIas file(
      AttestationReport.SgxIas report,
      String reportName,
      String signature,
      String certificateName,
      String certificate) {
    String text = new String(report.raReport().toArray(), StandardCharsets.UTF_8);
    String json =
        "{\"%s\":\"%s\",\"signature\":\"%s\",\"%s\":\"%s\"}"
            .formatted(
                reportName, text.replace("\"", "\\\""), signature, certificateName, certificate);
    return IasReportFile.parse(Bytes.wrap(json.getBytes(StandardCharsets.UTF_8)));
  }
}
