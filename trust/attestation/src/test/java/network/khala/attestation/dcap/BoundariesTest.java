package network.khala.attestation.dcap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import network.khala.attestation.AttestationError;
import network.khala.attestation.AttestationException;
import network.khala.attestation.Collateral;
import network.khala.attestation.testpki.TestCertificate;
import network.khala.attestation.testpki.TestCrl;
import network.khala.attestation.testpki.TestWorld;
import network.khala.scale.Bytes;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/// The last that is accepted beside the first that is refused, for limits and for conditions that
/// have several parts.
class BoundariesTest {
  private static final long NOW = TestWorld.NOW;
  private static final String TIME = "2027-01-15T08:00:00Z";
  private static final Policy ANY = Policy.dangerousAnyProgram().build();

  @Test
  void verify_everythingBeginsAndEndsAtThisSecond_isAccepted() {
    TestWorld world = TestWorld.tdx(5);
    for (TestCertificate certificate :
        List.of(world.root, world.tcbSigning, world.pckCa, world.pckLeaf)) {
      certificate.notBefore = NOW;
      certificate.notAfter = NOW;
    }
    for (TestCrl list : List.of(world.rootCrl, world.pckCrl)) {
      list.thisUpdate = NOW;
      list.nextUpdate = Optional.of(NOW);
    }
    world.tcbInfo = RefusalsTest.expiring(RefusalsTest.issued(world.tcbInfo, TIME), TIME);
    world.qeIdentity = RefusalsTest.expiring(RefusalsTest.issued(world.qeIdentity, TIME), TIME);
    CollateralClaims claims = world.verify(ANY).collateral();
    assertThat(claims.earliestIssue()).isEqualTo(NOW);
    assertThat(claims.earliestExpiry()).isEqualTo(NOW);
  }

  @Test
  void verify_rootNotYetValid_isRefusedThoughItIsPinned() {
    TestWorld world = TestWorld.sgx();
    world.root.notBefore = NOW + 1;
    refused(AttestationError.TCB_INFO_CHAIN_NOT_YET_VALID, () -> world.verify(ANY));
  }

  @Test
  void verify_largestQuote_isAcceptedAndOneByteMoreIsNot() {
    TestWorld world = TestWorld.sgx();
    int size = world.encodedQuote().size();
    world.quote.trailing = new byte[Quote.MAX_SIZE - size];
    assertThat(world.verify(ANY).quote().trailingBytes()).isEqualTo(Quote.MAX_SIZE - size);
    world.quote.trailing = new byte[Quote.MAX_SIZE - size + 1];
    refused(AttestationError.QUOTE_TOO_LARGE, () -> world.verify(ANY));
  }

  /// Version 4 has two containers, one within the other; the byte is in one of them alone.
  @Test
  void parse_byteTooMuchInOneContainer_isRefused() {
    int authenticationSize = 48 + 384;
    int certificationSize = authenticationSize + 4 + 64 + 64 + 2;
    refused(
        AttestationError.QUOTE_AUTH_DATA_TRAILING,
        () -> Quote.parse(withSurplus(authenticationSize, certificationSize)));
    refused(
        AttestationError.QUOTE_AUTH_DATA_TRAILING,
        () -> Quote.parse(withSurplus(authenticationSize)));
  }

  /// A quote of version 4 whose sizes at these places claim the zero byte behind it.
  private static Bytes withSurplus(int... sizes) {
    TestWorld world = TestWorld.sgx(4);
    world.quote.trailing = new byte[1];
    world.quote.forge =
        bytes -> {
          for (int size : sizes) {
            bytes[size]++;
          }
          return bytes;
        };
    return world.encodedQuote();
  }

  @Test
  void parse_certificationTypes_oneToFiveAreKnown() {
    for (int type = 0; type <= 6; type++) {
      TestWorld world = TestWorld.sgx(4);
      world.quote.certType = type;
      Bytes quote = world.encodedQuote();
      if (type >= 1 && type <= 5) {
        assertThat(Quote.parse(quote).certification().type()).isEqualTo(type);
      } else {
        refused(AttestationError.QUOTE_UNSUPPORTED_CERT_TYPE, () -> Quote.parse(quote));
      }
      TestWorld outer = TestWorld.sgx(4);
      outer.quote.outerCertType = type;
      if (type != 6) {
        refused(
            AttestationError.QUOTE_UNSUPPORTED_CERT_TYPE, () -> Quote.parse(outer.encodedQuote()));
      }
    }
  }

  @Test
  void verify_largestDocument_isAcceptedAndOneByteMoreIsNot() {
    TestWorld world = TestWorld.sgx();
    String document = world.tcbInfo;
    world.tcbInfo = document + " ".repeat(QuoteCollateral.MAX_FIELD_SIZE - document.length());
    world.verify(ANY);
    world.tcbInfo += " ";
    refused(AttestationError.COLLATERAL_TOO_LARGE, () -> world.verify(ANY));
  }

  @Test
  void verify_largestCollateral_isAcceptedAndOneByteMoreIsNot() {
    TestWorld world = TestWorld.sgx();
    world.tcbInfo += " ".repeat(QuoteCollateral.MAX_FIELD_SIZE - world.tcbInfo.length());
    QuoteCollateral collateral = collateral(world);
    int rest =
        QuoteCollateral.MAX_SIZE
            - collateral.tcbInfo().size()
            - collateral.qeIdentity().size()
            - 2 * collateral.tcbInfoIssuerChain().length()
            - collateral.rootCaCrl().orElseThrow().size()
            - collateral.pckCrl().orElseThrow().size();
    world.qeIdentity += " ".repeat(rest);
    world.verify(ANY);
    world.qeIdentity += " ";
    refused(AttestationError.COLLATERAL_TOO_LARGE, () -> world.verify(ANY));
  }

  @Test
  void verify_securityVersionAndEvaluation_atTheLowestAllowed_areAccepted() {
    TestWorld world = TestWorld.sgx();
    world.quote.body[258] = 3;
    world.verify(Policy.dangerousAnyProgram().minIsvSvn(3).minTcbEvaluationDataNumber(17).build());
    refused(
        AttestationError.POLICY_MEASUREMENT_NOT_ALLOWED,
        () -> world.verify(Policy.dangerousAnyProgram().minIsvSvn(4).build()));
  }

  @Test
  void verify_demandsOfTheOtherKind_areNeverSatisfied() {
    for (Policy.Builder policy :
        List.of(
            Policy.dangerousAnyProgram().requireProducts(Set.of(0)),
            Policy.dangerousAnyProgram().minIsvSvn(1))) {
      refused(
          AttestationError.POLICY_MEASUREMENT_NOT_ALLOWED,
          () -> TestWorld.tdx(4).verify(policy.build()));
    }
    Bytes xfam = Bytes.wrap(new byte[8]);
    refused(
        AttestationError.POLICY_MEASUREMENT_NOT_ALLOWED,
        () -> TestWorld.sgx().verify(Policy.dangerousAnyProgram().requireXfam(xfam, xfam).build()));
  }

  @Test
  void verify_reportDataOfBothPolicies_mustBothHold() {
    Bytes zero = Bytes.wrap(new byte[64]);
    Bytes one = Bytes.of((byte) 1);
    TestWorld world = TestWorld.sgx();
    world.verify(
        Policy.dangerousAnyProgram()
            .requireReportData(zero)
            .requireReportDataPrefix(zero.slice(0, 3))
            .build());
    refused(
        AttestationError.POLICY_REPORT_DATA_MISMATCH,
        () ->
            world.verify(
                Policy.dangerousAnyProgram()
                    .requireReportData(zero)
                    .requireReportDataPrefix(one)
                    .build()));
    refused(
        AttestationError.POLICY_REPORT_DATA_MISMATCH,
        () ->
            world.verify(
                Policy.dangerousAnyProgram()
                    .requireReportData(one.concat(zero.slice(0, 63)))
                    .build()));
  }

  @Test
  void verify_xfamOfAnotherLength_isNeverSatisfied() {
    Bytes short7 = Bytes.wrap(new byte[7]);
    Bytes all8 = Bytes.wrap(new byte[8]);
    for (Policy.Builder policy :
        List.of(
            Policy.dangerousAnyProgram().requireXfam(short7, short7),
            Policy.dangerousAnyProgram().requireXfam(all8, short7),
            Policy.dangerousAnyProgram().requireXfam(short7, all8))) {
      refused(
          AttestationError.POLICY_MEASUREMENT_NOT_ALLOWED,
          () -> TestWorld.tdx(4).verify(policy.build()));
    }
  }

  @Test
  void verifyCollateral_ofAnotherFamilyOrKind_isRefusedWithoutAQuote() {
    for (TestWorld world : List.of(TestWorld.sgx(), TestWorld.tdx(4))) {
      assertThat(collateralOf(world)).isEqualTo(world.verify(ANY).collateral());
    }
    TestWorld family = TestWorld.sgx();
    family.platform.fmspc[0] = 1;
    refused(AttestationError.FMSPC_MISMATCH, () -> collateralOf(family));
    TestWorld pce = TestWorld.sgx();
    pce.platform.pceId[0] = 1;
    refused(AttestationError.PCEID_MISMATCH, () -> collateralOf(pce));
    TestWorld kind = TestWorld.sgx();
    kind.qeIdentity = TestWorld.tdx(4).qeIdentity;
    refused(AttestationError.QE_IDENTITY_TEE_MISMATCH, () -> collateralOf(kind));
    TestWorld late = TestWorld.sgx();
    late.pckCrl.nextUpdate = Optional.of(NOW - 1);
    refused(AttestationError.CRL_EXPIRED, () -> collateralOf(late));
  }

  private static CollateralClaims collateralOf(TestWorld world) {
    Bytes chain = Bytes.wrap(world.pckChain().getBytes(StandardCharsets.US_ASCII));
    return new QuoteVerifier(world.anchors(), VerifierCache.none())
        .verifyCollateral(chain, collateral(world), NOW);
  }

  @Test
  void verify_missingOrRevokedPlaces_areToldApart() {
    // A list that revokes somebody else revokes nobody here.
    TestWorld world = TestWorld.sgx();
    world.rootCrl.revoked.addAll(List.of(1001L, 1002L));
    world.pckCrl.revoked.addAll(List.of(1001L, 1002L));
    world.verify(ANY);
    // Without one of the lists, the other still counts.
    Policy lenient = Policy.dangerousAnyProgram().dangerousTolerateMissingCrls().build();
    TestWorld withoutPck = TestWorld.sgx();
    withoutPck.forgeCollateral = c -> c.pckCrl = "";
    withoutPck.rootCrl.revoked.add(withoutPck.pckCa.serial);
    refused(AttestationError.PCK_CA_REVOKED, () -> withoutPck.verify(lenient));
    TestWorld withoutRoot = TestWorld.sgx();
    withoutRoot.forgeCollateral = c -> c.rootCaCrl = "";
    withoutRoot.pckCrl.revoked.add(withoutRoot.pckLeaf.serial);
    refused(AttestationError.PCK_REVOKED, () -> withoutRoot.verify(lenient));
    withoutRoot.pckCrl.revoked.clear();
    assertThat(withoutRoot.verify(lenient).unchecked()).contains(Unchecked.REVOCATION);
  }

  @Test
  void verify_moduleUpdatedUnderADomain_isOldWhereSomethingElseIsOldToo() {
    assertThat(statusOfAnUpdatedDomain(w -> {})).isEqualTo(TcbStatus.TD_RELAUNCH_ADVISED);
    assertThat(statusOfAnUpdatedDomain(w -> w.quote.qeReport[258] = 5))
        .isEqualTo(TcbStatus.OUT_OF_DATE);
    assertThat(statusOfAnUpdatedDomain(w -> w.platform.pceSvn = 5))
        .isEqualTo(TcbStatus.OUT_OF_DATE);
    assertThat(
            statusOfAnUpdatedDomain(
                w ->
                    w.tcbInfo =
                        w.tcbInfo.replace(
                            "\"tcbStatus\":\"UpToDate\",\"advisoryIDs\"",
                            "\"tcbStatus\":\"ConfigurationNeeded\",\"advisoryIDs\"")))
        .isEqualTo(TcbStatus.TD_RELAUNCH_ADVISED_CONFIGURATION_NEEDED);
  }

  /// Of a domain that an old module started, and under which the newest one runs now.
  private static TcbStatus statusOfAnUpdatedDomain(Consumer<TestWorld> change) {
    TestWorld world = TestWorld.tdx(5);
    world.quote.body[0] = 3;
    change.accept(world);
    Policy every =
        Policy.dangerousAnyProgram()
            .acceptStatuses(
                List.of(
                    TcbStatus.OUT_OF_DATE,
                    TcbStatus.OUT_OF_DATE_CONFIGURATION_NEEDED,
                    TcbStatus.TD_RELAUNCH_ADVISED,
                    TcbStatus.TD_RELAUNCH_ADVISED_CONFIGURATION_NEEDED))
            .build();
    return world.verify(every).tcb().status();
  }

  private static QuoteCollateral collateral(TestWorld world) {
    return QuoteCollateral.of(new Collateral.SgxV30(world.collateral().wire()));
  }

  private static void refused(AttestationError code, ThrowingCallable action) {
    assertThatThrownBy(action)
        .isInstanceOfSatisfying(
            AttestationException.class, e -> assertThat(e.code()).as(e.detail()).isEqualTo(code));
  }
}
