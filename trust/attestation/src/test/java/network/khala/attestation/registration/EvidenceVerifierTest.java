package network.khala.attestation.registration;

import static network.khala.attestation.AttestationError.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import network.khala.attestation.AttestationError;
import network.khala.attestation.AttestationException;
import network.khala.attestation.AttestationProvider;
import network.khala.attestation.AttestationReport;
import network.khala.attestation.ConfidenceLevel;
import network.khala.attestation.RegistrationRefusal;
import network.khala.attestation.TrustAnchors;
import network.khala.attestation.dcap.Tee;
import network.khala.attestation.dcap.VerifierCache;
import network.khala.attestation.development.DevelopmentCertificate;
import network.khala.attestation.development.DevelopmentReport;
import network.khala.attestation.development.DevelopmentRoot;
import network.khala.attestation.testpki.TestIas;
import network.khala.attestation.testpki.TestWorld;
import network.khala.crypto.Ed25519KeyPair;
import network.khala.crypto.SecretBytes;
import network.khala.scale.Bytes;
import network.khala.scale.Bytes32;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EvidenceVerifierTest {
  private static final long NOW = TestWorld.NOW;
  private static final Bytes32 INFO_HASH = Bytes32.fromHex("ab".repeat(32));
  private static final EvidenceRules ANY_PROGRAM =
      EvidenceRules.strict(List.of(), Bytes32.ZERO).dangerouslyAllowingAnyProgram();

  @Test
  void verify_noEvidence_needsASwitch() {
    EvidenceVerifier verifier = new EvidenceVerifier(VerifierCache.none());
    refused(
        REPORT_MISSING,
        RegistrationRefusal.NoneAttestationDisabled,
        () -> verifier.verify(Optional.empty(), INFO_HASH, NOW, ANY_PROGRAM));
    EvidenceClaims claims =
        verifier.verify(Optional.empty(), INFO_HASH, NOW, ANY_PROGRAM.dangerouslyAllowingNone());
    assertThat(claims.provider()).isEmpty();
    assertThat(claims.confidenceLevel()).isEqualTo(ConfidenceLevel.NONE);
    assertThat(claims.pruntimeHash()).isEqualTo(Bytes.EMPTY);
  }

  @ParameterizedTest
  @EnumSource(Tee.class)
  void verify_quote_isLookedUpAndBound(Tee tee) {
    TestWorld world = world(tee);
    EvidenceClaims claims = verify(world, ANY_PROGRAM);
    assertThat(claims.provider())
        .contains(tee == Tee.SGX ? AttestationProvider.Dcap : AttestationProvider.Tdx);
    assertThat(claims.confidenceLevel()).isEqualTo(1);
    assertThat(claims.pruntimeHash().size()).isEqualTo(tee == Tee.SGX ? 68 : 240);
    assertThat(claims.collateral()).isPresent();

    verify(world, EvidenceRules.strict(List.of(claims.pruntimeHash()), Bytes32.ZERO));
    refused(
        POLICY_MEASUREMENT_NOT_ALLOWED,
        RegistrationRefusal.PRuntimeRejected,
        () -> verify(world, EvidenceRules.strict(List.of(), Bytes32.ZERO)));

    world.quote.body[world.quote.reportDataOffset() + 63] = 1;
    refused(
        POLICY_REPORT_DATA_MISMATCH,
        RegistrationRefusal.InvalidRuntimeInfoHash,
        () -> verify(world, ANY_PROGRAM));
  }

  @Test
  void verify_quoteUnderTheOtherVariant_isRefused() {
    AttestationReport.SgxDcap sgx = (AttestationReport.SgxDcap) world(Tee.SGX).evidence();
    AttestationReport disguised = new AttestationReport.TdxDcap(sgx.quote(), sgx.collateral());
    refused(
        QUOTE_UNSUPPORTED_TEE,
        RegistrationRefusal.InvalidDCAPQuote,
        () -> verify(world(Tee.SGX).anchors(), disguised, ANY_PROGRAM));
  }

  @Test
  void verify_quoteWithoutCollateral_isOfNoSupportedType() {
    Bytes quote = world(Tee.SGX).encodedQuote();
    refused(
        COLLATERAL_MISSING,
        RegistrationRefusal.UnsupportedAttestationType,
        () ->
            verify(
                TrustAnchors.INTEL,
                new AttestationReport.SgxDcap(quote, Optional.empty()),
                ANY_PROGRAM));
  }

  @Test
  void verify_everyStatusThatMayMine_hasItsLevel() {
    level("SWHardeningNeeded", "", 2);
    level("ConfigurationNeeded", "\"INTEL-SA-00334\"", 3);
    level("ConfigurationAndSWHardeningNeeded", "\"INTEL-SA-00289\"", 4);
    level("OutOfDate", "\"INTEL-SA-00289\"", 5);
    level("OutOfDateConfigurationNeeded", "", 5);
    TestWorld revoked = world(Tee.SGX);
    revoked.tcbInfo = revoked.tcbInfo.replace("\"UpToDate\"", "\"Revoked\"");
    refused(
        TCB_REVOKED, RegistrationRefusal.InvalidQuoteStatus, () -> verify(revoked, ANY_PROGRAM));
  }

  private static void level(String status, String advisories, int expected) {
    TestWorld world = world(Tee.SGX);
    world.tcbInfo =
        world
            .tcbInfo
            .replace("\"UpToDate\"", '"' + status + '"')
            .replace("\"advisoryIDs\":[]", "\"advisoryIDs\":[" + advisories + "]");
    assertThat(verify(world, ANY_PROGRAM).confidenceLevel()).isEqualTo(expected);
  }

  @Test
  void verify_graceOfTheChain_applies() {
    TestWorld world = world(Tee.SGX);
    world.pckCrl.nextUpdate = Optional.of(NOW - 100);
    refused(CRL_EXPIRED, RegistrationRefusal.InvalidDCAPQuote, () -> verify(world, ANY_PROGRAM));
    verify(world, ANY_PROGRAM.withGraceSeconds(100));
  }

  @Test
  void verify_iasReport_hasItsErrorsAndLevel() {
    TestIas ias = new TestIas();
    System.arraycopy(INFO_HASH.toArray(), 0, ias.body, 48 + 320, 32);
    ias.body[431] = 1;
    ias.status = "GROUP_OUT_OF_DATE";
    EvidenceClaims claims = verify(ias.anchors(), ias.evidence(), ANY_PROGRAM);
    assertThat(claims.provider()).contains(AttestationProvider.Ias);
    assertThat(claims.confidenceLevel()).isEqualTo(5);

    refused(
        POLICY_MEASUREMENT_NOT_ALLOWED,
        RegistrationRefusal.PRuntimeRejected,
        () -> verify(ias.anchors(), ias.evidence(), EvidenceRules.strict(List.of(), Bytes32.ZERO)));
    ias.timestamp = TestIas.timestamp(NOW + 1000);
    refused(
        IAS_REPORT_FROM_FUTURE,
        RegistrationRefusal.BadIASReport,
        () -> verify(ias.anchors(), ias.evidence(), ANY_PROGRAM));
    verify(ias.anchors(), ias.evidence(), ANY_PROGRAM.dangerouslyAcceptingFutureReports());
  }

  @Test
  void verify_developmentReport_needsADevelopmentChain() {
    AttestationReport report =
        new AttestationReport.Development(Bytes.EMPTY, Bytes.EMPTY, Bytes.EMPTY);
    refused(
        DEV_NOT_ENABLED,
        RegistrationRefusal.UnsupportedAttestationType,
        () -> verify(TrustAnchors.INTEL, report, ANY_PROGRAM));
    refused(
        DEV_REPORT_MALFORMED,
        RegistrationRefusal.InvalidDCAPQuote,
        () -> verify(TrustAnchors.INTEL, report, ANY_PROGRAM.withDevelopmentRoot(Bytes32.ZERO)));
  }

  @Test
  void verify_developmentReportOnItsChain_isLookedUpAndBound() {
    byte[] bound = Arrays.copyOf(INFO_HASH.toArray(), 64);
    AttestationReport report = developmentReport(bound);
    EvidenceRules open = ANY_PROGRAM.withDevelopmentRoot(DevelopmentRoot.WELL_KNOWN);
    EvidenceClaims claims = verify(TrustAnchors.INTEL, report, open);
    assertThat(claims.provider()).contains(AttestationProvider.Development);
    assertThat(claims.confidenceLevel()).isEqualTo(3);
    assertThat(claims.pruntimeHash().size()).isEqualTo(68);
    assertThat(claims.collateral()).isEmpty();

    verify(TrustAnchors.INTEL, report, developmentChain(List.of(claims.pruntimeHash())));
    refused(
        POLICY_MEASUREMENT_NOT_ALLOWED,
        RegistrationRefusal.PRuntimeRejected,
        () -> verify(TrustAnchors.INTEL, report, developmentChain(List.of())));
    for (int at : new int[] {0, 31, 32, 63}) {
      byte[] other = bound.clone();
      other[at] ^= 1;
      refused(
          POLICY_REPORT_DATA_MISMATCH,
          RegistrationRefusal.InvalidRuntimeInfoHash,
          () -> verify(TrustAnchors.INTEL, developmentReport(other), open));
    }
  }

  @Test
  void rules_withoutAnAllowList_keepTheRest() {
    EvidenceRules strict = developmentChain(List.of(INFO_HASH.toBytes())).withGraceSeconds(7);
    EvidenceRules open = strict.dangerouslyAllowingAnyProgram();
    assertThat(open.allowedPrograms()).isEmpty();
    assertThat(open.developmentRoot()).contains(DevelopmentRoot.WELL_KNOWN);
    assertThat(open.graceSeconds()).isEqualTo(7);
    assertThat(open.allowNone()).isFalse();
    assertThat(open.acceptFutureReports()).isFalse();
  }

  private static EvidenceRules developmentChain(List<Bytes> programs) {
    return EvidenceRules.strict(programs, Bytes32.ZERO)
        .withDevelopmentRoot(DevelopmentRoot.WELL_KNOWN);
  }

  private static AttestationReport developmentReport(byte[] reportData) {
    byte[] leafSeed = new byte[32];
    Bytes32 leaf = DevelopmentRoot.publicKey(leafSeed);
    DevelopmentCertificate certificate =
        new DevelopmentCertificate(
            leaf,
            0,
            Long.MAX_VALUE,
            sign(
                DevelopmentRoot.wellKnownSeed(),
                DevelopmentCertificate.signedContent(leaf, 0, Long.MAX_VALUE)));
    Bytes report =
        new DevelopmentReport(
                3,
                INFO_HASH,
                certificate.mrSigner(),
                0,
                0,
                Bytes.wrap(reportData),
                Bytes32.ZERO,
                NOW)
            .encode();
    return new AttestationReport.Development(
        report, sign(leafSeed, DevelopmentReport.signedContent(report)), certificate.encode());
  }

  private static Bytes sign(byte[] seed, byte[] content) {
    try (SecretBytes secret = SecretBytes.copyOf(seed);
        Ed25519KeyPair pair = Ed25519KeyPair.fromSeed(secret)) {
      return Bytes.wrap(pair.sign(content));
    }
  }

  private static TestWorld world(Tee tee) {
    TestWorld world = tee == Tee.SGX ? TestWorld.sgx() : TestWorld.tdx(4);
    System.arraycopy(INFO_HASH.toArray(), 0, world.quote.body, world.quote.reportDataOffset(), 32);
    return world;
  }

  private static EvidenceClaims verify(TestWorld world, EvidenceRules rules) {
    return verify(world.anchors(), world.evidence(), rules);
  }

  private static EvidenceClaims verify(
      TrustAnchors anchors, AttestationReport report, EvidenceRules rules) {
    return new EvidenceVerifier(anchors, VerifierCache.none())
        .verify(Optional.of(report), INFO_HASH, NOW, rules);
  }

  private static void refused(
      AttestationError code, RegistrationRefusal refusal, ThrowingCallable action) {
    assertThatThrownBy(action)
        .isInstanceOfSatisfying(
            AttestationException.class,
            e -> {
              assertThat(e.code()).as(e.detail()).isEqualTo(code);
              assertThat(e.refusal()).isEqualTo(refusal);
            });
  }
}
