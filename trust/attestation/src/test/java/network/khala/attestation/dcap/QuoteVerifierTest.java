package network.khala.attestation.dcap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import network.khala.attestation.AttestationError;
import network.khala.attestation.AttestationException;
import network.khala.attestation.Collateral;
import network.khala.attestation.SgxV30QuoteCollateral;
import network.khala.attestation.TrustAnchors;
import network.khala.attestation.testpki.Der;
import network.khala.attestation.testpki.TestPlatform;
import network.khala.attestation.testpki.TestWorld;
import network.khala.scale.Bytes;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuoteVerifierTest {
  private static final long NOW = TestWorld.NOW;
  private static final Policy ANY = Policy.dangerousAnyProgram().build();
  private static final Policy ANY_STATUS =
      Policy.dangerousAnyProgram()
          .acceptStatuses(
              List.of(
                  TcbStatus.UP_TO_DATE,
                  TcbStatus.SW_HARDENING_NEEDED,
                  TcbStatus.CONFIGURATION_NEEDED,
                  TcbStatus.CONFIGURATION_AND_SW_HARDENING_NEEDED,
                  TcbStatus.OUT_OF_DATE,
                  TcbStatus.OUT_OF_DATE_CONFIGURATION_NEEDED,
                  TcbStatus.TD_RELAUNCH_ADVISED,
                  TcbStatus.TD_RELAUNCH_ADVISED_CONFIGURATION_NEEDED))
          .build();

  @ParameterizedTest
  @CsvSource({"SGX,3", "SGX,4", "SGX,5", "TDX,4", "TDX,5"})
  void verify_genuineQuote_isUpToDate(Tee tee, int version) {
    TestWorld world = tee == Tee.SGX ? TestWorld.sgx(version) : TestWorld.tdx(version);
    VerifiedQuote verified = world.verify(ANY);
    assertThat(verified.tcb().status()).isEqualTo(TcbStatus.UP_TO_DATE);
    assertThat(verified.quote().version()).isEqualTo(version);
    assertThat(verified.authority()).isEqualTo(PckAuthority.PLATFORM);
    assertThat(verified.tcb().evaluationDataNumber()).isEqualTo(17);
    assertThat(verified.collateral().earliestExpiry()).isEqualTo(NOW + 500);
    assertThat(verified.unchecked()).containsExactly(Unchecked.MEASUREMENT, Unchecked.REPORT_DATA);
  }

  @Test
  void verify_strictPolicy_leavesNothingUnchecked() {
    TestWorld world = TestWorld.sgx();
    Bytes enclave = Bytes.fromHex("e1".repeat(32));
    Policy strict =
        Policy.strict(Map.of(Measurement.MR_ENCLAVE, Set.of(enclave)), Bytes.wrap(new byte[64]))
            .build();
    assertThat(world.verify(strict).unchecked()).isEmpty();
    assertThatThrownBy(() -> Policy.strict(Map.of(), Bytes.wrap(new byte[64])))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void verify_dangerousPolicies_areNamedInTheResult() {
    TestWorld world = TestWorld.sgx();
    world.quote.body[48] |= 2;
    world.forgeCollateral = c -> c.pckCrl = "";
    Policy policy =
        Policy.dangerousAnyProgram().dangerousAllowDebug().dangerousTolerateMissingCrls().build();
    assertThat(world.verify(policy).unchecked())
        .containsExactly(
            Unchecked.MEASUREMENT, Unchecked.REPORT_DATA, Unchecked.DEBUG, Unchecked.REVOCATION);
  }

  @Test
  void policy_revokedOrNothingAccepted_cannotBeBuilt() {
    assertThatThrownBy(
            () -> Policy.dangerousAnyProgram().acceptStatuses(List.of(TcbStatus.REVOKED)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () -> Policy.dangerousAnyProgram().gracePeriodSeconds(Policy.MAX_GRACE_SECONDS + 1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void verify_outOfDate_isNotAcceptedUnlessListed() {
    TestWorld world = TestWorld.sgx();
    world.platform.pceSvn = 5;
    refused(AttestationError.POLICY_TCB_STATUS_NOT_ACCEPTED, () -> world.verify(ANY));
    TcbClaims tcb = world.verify(ANY_STATUS).tcb();
    assertThat(tcb.status()).isEqualTo(TcbStatus.OUT_OF_DATE);
    assertThat(tcb.advisoryIds()).containsExactly("INTEL-SA-00001");
  }

  @Test
  void verify_levelsInAnyOrder_areSortedFirst() {
    TestWorld world = TestWorld.sgx();
    int first = world.tcbInfo.indexOf("{\"tcb\"");
    int second = world.tcbInfo.indexOf("{\"tcb\"", first + 1);
    int end = world.tcbInfo.lastIndexOf(']');
    world.tcbInfo =
        world.tcbInfo.substring(0, first)
            + world.tcbInfo.substring(second, end)
            + ","
            + world.tcbInfo.substring(first, second - 1)
            + "]}";
    assertThat(world.verify(ANY).tcb().status()).isEqualTo(TcbStatus.UP_TO_DATE);
  }

  @Test
  void verify_shortSvnArray_isRefused() {
    TestWorld world = TestWorld.sgx();
    world.tcbInfo = world.tcbInfo.replaceFirst("\\{\"svn\":6\\},", "");
    refused(AttestationError.TCB_INFO_MALFORMED, () -> world.verify(ANY));
  }

  @Test
  void verify_timesAtBothEdges_areInclusive() {
    TestWorld world = TestWorld.sgx();
    world.verifyAt(NOW + 500, ANY);
    world.verifyAt(NOW - 500, ANY);
    refused(AttestationError.TCB_INFO_EXPIRED, () -> world.verifyAt(NOW + 501, ANY));
    refused(AttestationError.TCB_INFO_NOT_YET_VALID, () -> world.verifyAt(NOW - 501, ANY));
  }

  @Test
  void verify_gracePeriodAtBothEdges_appliesToDocumentsAndListsOnly() {
    long grace = 10_000;
    Policy lenient = Policy.dangerousAnyProgram().gracePeriodSeconds(grace).build();
    TestWorld world = TestWorld.sgx();
    world.verifyAt(NOW + 500 + grace, lenient);
    refused(AttestationError.TCB_INFO_EXPIRED, () -> world.verifyAt(NOW + 501 + grace, lenient));
    refused(AttestationError.TCB_INFO_NOT_YET_VALID, () -> world.verifyAt(NOW - 501, lenient));

    TestWorld shortCrl = TestWorld.sgx();
    shortCrl.pckCrl.nextUpdate = Optional.of(NOW);
    shortCrl.verifyAt(NOW + grace, lenient);
    refused(AttestationError.CRL_EXPIRED, () -> shortCrl.verifyAt(NOW + grace + 1, lenient));

    TestWorld shortCertificate = TestWorld.sgx();
    shortCertificate.tcbSigning.notAfter = NOW;
    shortCertificate.verifyAt(NOW, lenient);
    refused(
        AttestationError.TCB_INFO_CHAIN_EXPIRED, () -> shortCertificate.verifyAt(NOW + 1, lenient));
  }

  @Test
  void verify_rootExpired_isRefusedThoughItIsPinned() {
    TestWorld world = TestWorld.sgx();
    world.root.notAfter = NOW - 1;
    refused(AttestationError.TCB_INFO_CHAIN_EXPIRED, () -> world.verify(ANY));
  }

  @Test
  void verify_pinnedIntelRoot_refusesTheSyntheticWorld() {
    TestWorld world = TestWorld.sgx();
    refused(
        AttestationError.CRL_BAD_SIGNATURE,
        AttestationError.CRL_WRONG_ISSUER,
        () ->
            new QuoteVerifier(TrustAnchors.INTEL, VerifierCache.none())
                .verify(
                    world.encodedQuote(),
                    QuoteCollateral.of(new Collateral.SgxV30(world.collateral().wire())),
                    NOW,
                    ANY));
  }

  @Test
  void verify_chainInTheCollateral_comesBeforeThatInTheQuote() {
    TestWorld world = TestWorld.sgx();
    String chain = world.pckChain();
    world.quote.certType = 2;
    world.quote.certData = new byte[404];
    SgxV30QuoteCollateral v30 = world.collateral().wire();
    Collateral.V4 v4 =
        new Collateral.V4(
            "",
            Bytes.fromHex(v30.rootCaCrl()),
            Bytes.fromHex(v30.pckCrl()),
            v30.tcbInfoIssuerChain(),
            v30.tcbInfo(),
            v30.tcbInfoSignature(),
            v30.qeIdentityIssuerChain(),
            v30.qeIdentity(),
            v30.qeIdentitySignature(),
            Optional.of(Bytes.wrap(chain.getBytes(StandardCharsets.US_ASCII))));
    VerifiedQuote verified =
        new QuoteVerifier(world.anchors(), VerifierCache.none())
            .verify(world.encodedQuote(), QuoteCollateral.of(v4), NOW, ANY);
    assertThat(verified.tcb().status()).isEqualTo(TcbStatus.UP_TO_DATE);
  }

  @Test
  void verify_pckChainWithTrailingNulAndCarriageReturns_isRead() {
    TestWorld world = TestWorld.sgx();
    String chain = "\r\n" + world.pckChain().replace("\n", "\r\n") + "\0";
    world.quote.certData = chain.getBytes(StandardCharsets.US_ASCII);
    assertThat(world.verify(ANY).platform().pceSvn()).isEqualTo(13);
  }

  @Test
  void verify_signatureAlgorithmUnknown_isABadSignature() {
    TestWorld world = TestWorld.sgx();
    world.tcbSigning.algorithm = "2a8648ce3d040303";
    refused(AttestationError.TCB_INFO_CHAIN_BAD_SIGNATURE, () -> world.verify(ANY));
  }

  @Test
  void verify_pckExtensionTwiceOrFieldTwice_isMalformed() {
    TestWorld twice = TestWorld.sgx();
    twice.pckLeaf.extensions.add(twice.platform.extension());
    twice.pckLeaf.extensions.add(twice.platform.extension());
    refused(AttestationError.PCK_EXTENSION_MALFORMED, () -> twice.verify(ANY));

    TestWorld field = TestWorld.sgx();
    field.platform.surplus.add(TestPlatform.field("04", Der.octets(field.platform.fmspc)));
    refused(AttestationError.PCK_EXTENSION_MALFORMED, () -> field.verify(ANY));
  }

  @Test
  void verify_statusRevokedAnywhere_isRefusedUnderEveryPolicy() {
    for (Consumer<TestWorld> revoke :
        List.<Consumer<TestWorld>>of(
            w -> w.tcbInfo = w.tcbInfo.replace("\"tcbStatus\":\"UpToDate\"", revoked()),
            w -> w.qeIdentity = w.qeIdentity.replace("\"tcbStatus\":\"UpToDate\"", revoked()))) {
      TestWorld world = TestWorld.sgx();
      revoke.accept(world);
      refused(AttestationError.TCB_REVOKED, () -> world.verify(ANY_STATUS));
    }
  }

  private static String revoked() {
    return "\"tcbStatus\":\"Revoked\"";
  }

  @Test
  void verify_quotingEnclaveOutOfDate_lowersTheStatus() {
    TestWorld world = TestWorld.sgx();
    world.quote.qeReport[258] = 5;
    TcbClaims tcb = world.verify(ANY_STATUS).tcb();
    assertThat(tcb.platformStatus()).isEqualTo(TcbStatus.UP_TO_DATE);
    assertThat(tcb.qeStatus()).isEqualTo(TcbStatus.OUT_OF_DATE);
    assertThat(tcb.status()).isEqualTo(TcbStatus.OUT_OF_DATE);
  }

  @Test
  void verify_qeExtendedFeatures_areComparedToo() {
    TestWorld world = TestWorld.sgx();
    world.qeIdentity =
        world.qeIdentity.replace("FBFFFFFFFFFFFFFF0000000000000000", "FB" + "FF".repeat(15));
    world.verify(ANY);
    world.quote.qeReport[48 + 8] = 1;
    refused(AttestationError.QE_ATTRIBUTES_MISMATCH, () -> world.verify(ANY));
  }

  @Test
  void verify_laterModule_isJudgedByItsIdentityNotByTwoComponents() {
    TestWorld world = TestWorld.tdx(4);
    world.quote.body[0] = 5;
    assertThat(world.verify(ANY).tcb().tdxModuleStatus()).contains(TcbStatus.UP_TO_DATE);
    world.quote.body[2] = 1;
    refused(AttestationError.TCB_LEVEL_NOT_FOUND, () -> world.verify(ANY));
  }

  @Test
  void verify_firstGenerationModule_hasNoStatusAndAllComponentsCount() {
    TestWorld world = TestWorld.tdx(4);
    world.tcbInfo = world.tcbInfo.replace("{\"svn\":6},{\"svn\":6}", "{\"svn\":6},{\"svn\":0}");
    world.quote.body[1] = 0;
    assertThat(world.verify(ANY).tcb().tdxModuleStatus()).isEmpty();
    world.quote.body[0] = 1;
    refused(AttestationError.TCB_LEVEL_NOT_FOUND, () -> world.verify(ANY));
  }

  @Test
  void verify_moduleGenerationOfTwoDigits_isFoundByItsId() {
    TestWorld world = TestWorld.tdx(4);
    world.tcbInfo = world.tcbInfo.replace("TDX_01", "TDX_1A");
    world.quote.body[1] = 0x1a;
    assertThat(world.verify(ANY).tcb().tdxModuleStatus()).contains(TcbStatus.UP_TO_DATE);
  }

  @Test
  void verify_noModuleIdentityFits_isRefusedNotSkipped() {
    TestWorld world = TestWorld.tdx(4);
    world.tcbInfo = world.tcbInfo.replaceFirst("\"tdxModuleIdentities\":", "\"other\":");
    refused(AttestationError.TDX_MODULE_UNKNOWN, () -> world.verify(ANY));
  }

  @Test
  void verify_moduleThatRunsNow_mustReachTheNewestLevelForARelaunchToHelp() {
    assertThat(updatedTo(5, 1, 6)).isEqualTo(TcbStatus.TD_RELAUNCH_ADVISED);
    assertThat(updatedTo(4, 1, 6)).isEqualTo(TcbStatus.OUT_OF_DATE);
    assertThat(updatedTo(5, 1, 5)).isEqualTo(TcbStatus.OUT_OF_DATE);
    // A module of the first generation is measured by the platform's levels.
    assertThat(updatedTo(6, 0, 6)).isEqualTo(TcbStatus.TD_RELAUNCH_ADVISED);
    assertThat(updatedTo(5, 0, 6)).isEqualTo(TcbStatus.OUT_OF_DATE);
  }

  /// The status of a domain that an old module started, and under which now runs the one given.
  private static TcbStatus updatedTo(int moduleSvn, int generation, int seamSvn) {
    TestWorld world = TestWorld.tdx(5);
    world.quote.body[0] = 3;
    world.quote.body[584] = (byte) moduleSvn;
    world.quote.body[585] = (byte) generation;
    world.quote.body[586] = (byte) seamSvn;
    return world.verify(ANY_STATUS).tcb().status();
  }

  @Test
  void verify_moduleUpdatedUnderARunningDomain_advisesRelaunch() {
    TestWorld world = TestWorld.tdx(5);
    world.quote.body[0] = 3;
    TcbClaims tcb = world.verify(ANY_STATUS).tcb();
    assertThat(tcb.tdxModuleStatus()).contains(TcbStatus.OUT_OF_DATE);
    assertThat(tcb.platformStatus()).isEqualTo(TcbStatus.OUT_OF_DATE);
    assertThat(tcb.status()).isEqualTo(TcbStatus.TD_RELAUNCH_ADVISED);
    assertThat(tcb.advisoryIds()).containsExactly("INTEL-SA-00002");

    world.quote.body[584] = 3;
    assertThat(world.verify(ANY_STATUS).tcb().status()).isEqualTo(TcbStatus.OUT_OF_DATE);
  }

  @Test
  void verify_measurementOfTheOtherKind_neverSatisfies() {
    TestWorld domain = TestWorld.tdx(4);
    Policy enclave =
        Policy.dangerousAnyProgram()
            .requireMeasurement(Measurement.MR_ENCLAVE, Set.of(Bytes.fromHex("e1".repeat(32))))
            .build();
    refused(AttestationError.POLICY_MEASUREMENT_NOT_ALLOWED, () -> domain.verify(enclave));
    refused(
        AttestationError.POLICY_MEASUREMENT_NOT_ALLOWED,
        () -> domain.verify(Policy.dangerousAnyProgram().minIsvSvn(1).build()));
    refused(
        AttestationError.POLICY_MEASUREMENT_NOT_ALLOWED,
        () ->
            TestWorld.sgx()
                .verify(
                    Policy.dangerousAnyProgram()
                        .requireXfam(Bytes.wrap(new byte[8]), Bytes.wrap(new byte[8]))
                        .build()));
  }

  @Test
  void verify_zeroMeasurement_doesNotStandForAny() {
    TestWorld world = TestWorld.tdx(4);
    Policy zero =
        Policy.dangerousAnyProgram()
            .requireMeasurement(Measurement.MR_TD, Set.of(Bytes.wrap(new byte[48])))
            .build();
    refused(AttestationError.POLICY_MEASUREMENT_NOT_ALLOWED, () -> world.verify(zero));
    Policy nothing =
        Policy.dangerousAnyProgram().requireMeasurement(Measurement.MR_TD, Set.of()).build();
    refused(AttestationError.POLICY_MEASUREMENT_NOT_ALLOWED, () -> world.verify(nothing));
  }

  @Test
  void verify_xfamUnderMask_comparesOnlyTheMask() {
    TestWorld world = TestWorld.tdx(4);
    world.quote.body[128] = 0x07;
    Bytes mask = Bytes.fromHex("0300000000000000");
    world.verify(
        Policy.dangerousAnyProgram().requireXfam(Bytes.fromHex("0300000000000000"), mask).build());
    refused(
        AttestationError.POLICY_MEASUREMENT_NOT_ALLOWED,
        () ->
            world.verify(
                Policy.dangerousAnyProgram()
                    .requireXfam(Bytes.fromHex("0100000000000000"), mask)
                    .build()));
  }

  private static void refused(AttestationError code, ThrowingCallable action) {
    refused(code, code, action);
  }

  private static void refused(AttestationError code, AttestationError or, ThrowingCallable action) {
    assertThatThrownBy(action)
        .isInstanceOfSatisfying(
            AttestationException.class, e -> assertThat(e.code()).as(e.detail()).isIn(code, or));
  }
}
