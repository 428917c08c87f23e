package network.khala.attestation.dcap;

import static network.khala.attestation.AttestationError.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import network.khala.attestation.AttestationError;
import network.khala.attestation.AttestationException;
import network.khala.attestation.testpki.TestCertificate;
import network.khala.attestation.testpki.TestKey;
import network.khala.attestation.testpki.TestWorld;
import network.khala.scale.Bytes;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// For each code of the DCAP verifier a world in which exactly one thing is wrong.
class RefusalsTest {
  private static final long NOW = TestWorld.NOW;

  private final Map<AttestationError, Consumer<VerifierCache>> refusals =
      new EnumMap<>(AttestationError.class);

  private void collect() {
    quoteStructure();
    collateralContainer();
    revocationLists();
    chains();
    pckContent();
    documents();
    quotingEnclave();
    platform();
    report();
    policy();
  }

  @TestFactory
  Stream<DynamicTest> verify_oneThingWrong_isThatRefusal() {
    collect();
    return refusals.entrySet().stream()
        .map(
            entry ->
                DynamicTest.dynamicTest(
                    entry.getKey().name(),
                    () ->
                        assertThatThrownBy(() -> entry.getValue().accept(VerifierCache.none()))
                            .isInstanceOfSatisfying(
                                AttestationException.class,
                                e ->
                                    assertThat(e.code())
                                        .as(e.detail())
                                        .isEqualTo(entry.getKey()))));
  }

  /// The cache knows everything that is right in the wrong worlds, and what it learned from them.
  @Test
  void verify_oneThingWrongAndAWarmCache_isRefusedExactlyAsWithoutOne() {
    collect();
    VerifierCache warm = VerifierCache.ofCapacity(1 << 16);
    Policy any = Policy.dangerousAnyProgram().build();
    for (TestWorld good : List.of(TestWorld.sgx(), TestWorld.tdx(4), TestWorld.tdx(5))) {
      good.verifyAt(NOW, any, warm);
    }
    refusals.forEach(
        (code, refusal) -> {
          String cold = refused(refusal, VerifierCache.none());
          assertThat(cold).startsWith(code.name());
          assertThat(refused(refusal, warm)).isEqualTo(cold);
          assertThat(refused(refusal, warm)).as("once more").isEqualTo(cold);
        });
    for (TestWorld good : List.of(TestWorld.sgx(), TestWorld.tdx(4), TestWorld.tdx(5))) {
      assertThat(good.verifyAt(NOW, any, warm).toTree()).isEqualTo(good.verify(any).toTree());
    }
  }

  /// Code and finding.
  private static String refused(Consumer<VerifierCache> refusal, VerifierCache cache) {
    try {
      refusal.accept(cache);
    } catch (AttestationException e) {
      return e.code() + " " + e.detail();
    }
    throw new AssertionError("not refused");
  }

  @Test
  void refusals_everyCodeOfThisVerifier_isReached() {
    collect();
    Set<AttestationError> elsewhere = EnumSet.noneOf(AttestationError.class);
    for (AttestationError code : AttestationError.values()) {
      String name = code.name();
      if (name.startsWith("IAS_") || name.startsWith("DEV_") || name.startsWith("PROVIDER_")) {
        elsewhere.add(code);
      }
    }
    elsewhere.addAll(
        Set.of(REPORT_MISSING, COLLATERAL_FETCH_FAILED, COLLATERAL_TCB_NOT_REGISTERED));
    assertThat(EnumSet.complementOf(EnumSet.copyOf(elsewhere))).isEqualTo(refusals.keySet());
  }

  private void sgx(AttestationError code, Consumer<TestWorld> wrong) {
    refuse(code, TestWorld.sgx(), wrong);
  }

  private void tdx(AttestationError code, Consumer<TestWorld> wrong) {
    refuse(code, TestWorld.tdx(5), wrong);
  }

  private void refuse(AttestationError code, TestWorld world, Consumer<TestWorld> wrong) {
    refuse(code, world, wrong, Policy.dangerousAnyProgram());
  }

  private void refuse(
      AttestationError code, TestWorld world, Consumer<TestWorld> wrong, Policy.Builder policy) {
    wrong.accept(world);
    refusals.put(code, cache -> world.verifyAt(NOW, policy.build(), cache));
  }

  private void quoteStructure() {
    sgx(QUOTE_TOO_LARGE, w -> w.quote.trailing = new byte[Quote.MAX_SIZE]);
    sgx(QUOTE_TRUNCATED, w -> w.quote.forge = bytes -> Arrays.copyOf(bytes, 431));
    sgx(QUOTE_UNSUPPORTED_VERSION, w -> w.quote.header[0] = 6);
    sgx(QUOTE_UNSUPPORTED_KEY_TYPE, w -> w.quote.header[2] = 3);
    sgx(QUOTE_UNSUPPORTED_TEE, w -> w.quote.header[5] = 1);
    sgx(QUOTE_UNKNOWN_QE_VENDOR, w -> w.quote.header[12] ^= 1);
    sgx(QUOTE_TEE_VERSION_MISMATCH, w -> w.quote.header[4] = (byte) 0x81);
    tdx(QUOTE_UNSUPPORTED_BODY_TYPE, w -> w.quote.forge = bytes -> with(bytes, 48, 4));
    tdx(QUOTE_BAD_BODY_SIZE, w -> w.quote.forge = bytes -> with(bytes, 50, 0x48));
    sgx(QUOTE_LENGTH_OUT_OF_BOUNDS, w -> w.quote.forge = bytes -> with(bytes, 435, 0x7f));
    sgx(
        QUOTE_AUTH_DATA_TRAILING,
        w -> {
          // The authentication data claims one of the bytes that follow the quote.
          w.quote.trailing = new byte[1];
          w.quote.forge = bytes -> with(bytes, 432, bytes[432] + 1);
        });
    sgx(QUOTE_TRAILING_BYTES, w -> w.quote.trailing = new byte[] {0, 1});
    sgx(QUOTE_UNSUPPORTED_CERT_TYPE, w -> w.quote.certType = 7);
  }

  private static byte[] with(byte[] bytes, int at, int value) {
    bytes[at] = (byte) value;
    return bytes;
  }

  private void collateralContainer() {
    sgx(COLLATERAL_MISSING, w -> w.forgeCollateral = c -> c.pckCrl = "");
    sgx(COLLATERAL_MALFORMED, w -> w.forgeCollateral = c -> c.rootCaCrl = "zz");
    sgx(
        COLLATERAL_TOO_LARGE,
        w -> w.forgeCollateral = c -> c.tcbInfo = " ".repeat(QuoteCollateral.MAX_FIELD_SIZE + 1));
    sgx(PCK_CHAIN_MISSING, w -> w.quote.certType = 2);
    sgx(
        CERT_MALFORMED,
        w ->
            w.forgeCollateral =
                c ->
                    c.tcbInfoIssuerChain =
                        "-----BEGIN CERTIFICATE-----\nMAA=\n-----END CERTIFICATE-----\n");
    refusals.put(
        COLLATERAL_ROLLED_BACK,
        cache -> {
          TestWorld newer = TestWorld.sgx();
          TestWorld older = TestWorld.sgx();
          older.pckCrl.number = newer.pckCrl.number - 1;
          Map<String, DocumentVersion> known = new HashMap<>();
          collateral(newer, cache).documents().forEach(each -> known.put(each.document(), each));
          CollateralFloor.raise(
              collateral(older, cache), name -> Optional.ofNullable(known.get(name)));
        });
  }

  private static CollateralClaims collateral(TestWorld world, VerifierCache cache) {
    return world.verifyAt(NOW, Policy.dangerousAnyProgram().build(), cache).collateral();
  }

  private void revocationLists() {
    sgx(CRL_MALFORMED, w -> w.rootCrl.nextUpdate = Optional.empty());
    sgx(CRL_WRONG_ISSUER, w -> w.pckCrl.issuerName = "Intel SGX PCK Processor CA");
    sgx(CRL_BAD_SIGNATURE, w -> w.pckCrl.issuerKey = new TestKey(99));
    sgx(CRL_NOT_YET_VALID, w -> w.rootCrl.thisUpdate = NOW + 1);
    sgx(CRL_EXPIRED, w -> w.pckCrl.nextUpdate = Optional.of(NOW - 1));
    sgx(ROOT_CA_REVOKED, w -> w.rootCrl.revoked.add(w.root.serial));
    sgx(TCB_INFO_CHAIN_REVOKED, w -> w.rootCrl.revoked.add(w.tcbSigning.serial));
    refuse(
        QE_IDENTITY_CHAIN_REVOKED,
        TestWorld.sgx(),
        w -> {
          w.rootCrl.revoked.add(77L);
          TestCertificate other = signer(w);
          other.serial = 77;
          w.forgeCollateral = c -> c.qeIdentityIssuerChain = other.pem() + w.root.pem();
        });
    sgx(PCK_CA_REVOKED, w -> w.rootCrl.revoked.add(w.pckCa.serial));
    sgx(PCK_REVOKED, w -> w.pckCrl.revoked.add(w.pckLeaf.serial));
  }

  /// Another certificate of the TCB signing key, to be put into one of the two chains only.
  private static TestCertificate signer(TestWorld world) {
    TestCertificate copy = TestWorld.sgx().tcbSigning;
    copy.issuerKey = world.root.key;
    return copy;
  }

  private void qeChain(AttestationError code, Consumer<TestCertificate> wrong) {
    sgx(
        code,
        w -> {
          TestCertificate signer = signer(w);
          wrong.accept(signer);
          w.forgeCollateral = c -> c.qeIdentityIssuerChain = signer.pem() + w.root.pem();
        });
  }

  private void chains() {
    sgx(TCB_INFO_CHAIN_INCOMPLETE, w -> w.forgeCollateral = c -> c.tcbInfoIssuerChain = "none");
    sgx(
        TCB_INFO_CHAIN_TOO_LONG,
        w ->
            w.forgeCollateral =
                c -> c.tcbInfoIssuerChain = w.tcbSigning.pem() + c.tcbInfoIssuerChain);
    sgx(
        TCB_INFO_CHAIN_UNTRUSTED_ROOT,
        w -> {
          TestCertificate foreign = foreignRoot();
          w.tcbSigning.issuerKey = foreign.key;
          w.forgeCollateral = c -> c.tcbInfoIssuerChain = w.tcbSigning.pem() + foreign.pem();
        });
    sgx(TCB_INFO_CHAIN_BAD_SIGNATURE, w -> w.tcbSigning.issuerKey = new TestKey(98));
    sgx(TCB_INFO_CHAIN_CA_AS_LEAF, w -> w.tcbSigning.authority = true);
    sgx(TCB_INFO_CHAIN_WRONG_SUBJECT, w -> w.tcbSigning.name = "Somebody");
    sgx(TCB_INFO_CHAIN_NOT_YET_VALID, w -> w.tcbSigning.notBefore = NOW + 1);
    sgx(TCB_INFO_CHAIN_EXPIRED, w -> w.tcbSigning.notAfter = NOW - 1);

    sgx(QE_IDENTITY_CHAIN_INCOMPLETE, w -> w.forgeCollateral = c -> c.qeIdentityIssuerChain = "-");
    sgx(
        QE_IDENTITY_CHAIN_TOO_LONG,
        w ->
            w.forgeCollateral =
                c -> c.qeIdentityIssuerChain = w.tcbSigning.pem() + c.qeIdentityIssuerChain);
    sgx(
        QE_IDENTITY_CHAIN_UNTRUSTED_ROOT,
        w -> w.forgeCollateral = c -> c.qeIdentityIssuerChain = foreignRoot().pem());
    qeChain(QE_IDENTITY_CHAIN_BAD_SIGNATURE, signer -> signer.issuerKey = new TestKey(98));
    qeChain(QE_IDENTITY_CHAIN_CA_AS_LEAF, signer -> signer.authority = true);
    qeChain(QE_IDENTITY_CHAIN_WRONG_SUBJECT, signer -> signer.name = "Somebody");
    qeChain(QE_IDENTITY_CHAIN_NOT_YET_VALID, signer -> signer.notBefore = NOW + 1);
    qeChain(QE_IDENTITY_CHAIN_EXPIRED, signer -> signer.notAfter = NOW - 1);

    sgx(PCK_CHAIN_INCOMPLETE, w -> chain(w, w.pckLeaf, w.root));
    sgx(PCK_CHAIN_TOO_LONG, w -> chain(w, w.pckLeaf, w.pckCa, w.pckCa, w.root));
    sgx(PCK_CHAIN_UNTRUSTED_ROOT, w -> chain(w, w.pckLeaf, w.pckCa, foreignRoot()));
    sgx(PCK_CHAIN_BAD_SIGNATURE, w -> w.pckLeaf.issuerKey = new TestKey(98));
    sgx(PCK_CHAIN_CA_AS_LEAF, w -> w.pckLeaf.authority = true);
    sgx(PCK_CHAIN_NOT_A_CA, w -> w.pckCa.authority = false);
    sgx(PCK_CHAIN_WRONG_SUBJECT, w -> w.pckLeaf.name = "Intel SGX Something");
    sgx(PCK_CHAIN_NOT_YET_VALID, w -> w.pckLeaf.notBefore = NOW + 1);
    sgx(PCK_CHAIN_EXPIRED, w -> w.pckCa.notAfter = NOW - 1);
  }

  private static void chain(TestWorld world, TestCertificate... certificates) {
    world.pckChain();
    StringBuilder pem = new StringBuilder();
    for (TestCertificate certificate : certificates) {
      pem.append(certificate.pem());
    }
    world.quote.certData = pem.toString().getBytes(StandardCharsets.US_ASCII);
  }

  private static TestCertificate foreignRoot() {
    TestCertificate root = TestWorld.sgx().root;
    root.key = new TestKey(97);
    root.issuerKey = root.key;
    return root;
  }

  private void pckContent() {
    sgx(PCK_EXTENSION_MISSING, w -> w.withPckExtension = false);
    sgx(PCK_EXTENSION_MALFORMED, w -> w.platform.components[3] = 7);
    sgx(FMSPC_MISMATCH, w -> w.platform.fmspc[0] = 1);
    sgx(PCEID_MISMATCH, w -> w.platform.pceId[1] = 1);
  }

  private void documents() {
    sgx(TCB_INFO_SIGNATURE_INVALID, w -> w.forgeCollateral = c -> c.tcbInfo += " ");
    sgx(TCB_INFO_MALFORMED, w -> w.tcbInfo = w.tcbInfo.replace("\"fmspc\"", "\"fmspcs\""));
    sgx(
        TCB_INFO_UNSUPPORTED_VERSION,
        w -> w.tcbInfo = w.tcbInfo.replace("\"version\":3", "\"version\":2"));
    sgx(TCB_INFO_NOT_YET_VALID, w -> w.tcbInfo = issued(w.tcbInfo, "2027-01-15T08:00:01Z"));
    sgx(TCB_INFO_EXPIRED, w -> w.tcbInfo = expiring(w.tcbInfo, "2027-01-15T07:59:59Z"));
    sgx(TCB_INFO_TEE_MISMATCH, w -> w.tcbInfo = TestWorld.tdx(4).tcbInfo);
    sgx(
        TCB_STATUS_UNRECOGNIZED,
        w -> w.tcbInfo = w.tcbInfo.replace("\"OutOfDate\"", "\"Outdated\""));
    sgx(
        QE_IDENTITY_SIGNATURE_INVALID,
        w -> w.forgeCollateral = c -> c.qeIdentitySignature = c.tcbInfoSignature);
    sgx(
        QE_IDENTITY_MALFORMED,
        w -> w.qeIdentity = w.qeIdentity.replace("\"isvprodid\":1", "\"isvprodid\":1.0"));
    sgx(
        QE_IDENTITY_UNSUPPORTED_VERSION,
        w -> w.qeIdentity = w.qeIdentity.replace("\"version\":2", "\"version\":3"));
    sgx(
        QE_IDENTITY_NOT_YET_VALID,
        w -> w.qeIdentity = issued(w.qeIdentity, "2027-01-15T08:00:01Z"));
    sgx(QE_IDENTITY_EXPIRED, w -> w.qeIdentity = expiring(w.qeIdentity, "2027-01-15T07:59:59Z"));
    sgx(QE_IDENTITY_TEE_MISMATCH, w -> w.qeIdentity = TestWorld.tdx(4).qeIdentity);
  }

  static String issued(String document, String time) {
    return document.replaceFirst("\"issueDate\":\"[^\"]*\"", "\"issueDate\":\"" + time + "\"");
  }

  static String expiring(String document, String time) {
    return document.replaceFirst("\"nextUpdate\":\"[^\"]*\"", "\"nextUpdate\":\"" + time + "\"");
  }

  private void quotingEnclave() {
    sgx(
        QE_REPORT_SIGNATURE_INVALID,
        w -> {
          // Another platform's key than the one that is certified.
          w.pckChain();
          w.quote.certData = w.pckChain().getBytes(StandardCharsets.US_ASCII);
          w.pckLeaf.key = new TestKey(96);
        });
    sgx(QE_REPORT_DATA_MISMATCH, w -> w.quote.keepQeReportData = true);
    sgx(QE_DEBUG, w -> w.quote.qeReport[48] |= 2);
    sgx(QE_MISCSELECT_MISMATCH, w -> w.quote.qeReport[16] = 1);
    // Byte 7 of the flags: all of them count under the mask, not only the first half.
    sgx(QE_ATTRIBUTES_MISMATCH, w -> w.quote.qeReport[55] = 1);
    sgx(QE_MRSIGNER_MISMATCH, w -> w.quote.qeReport[128] = 0);
    sgx(QE_ISVPRODID_MISMATCH, w -> w.quote.qeReport[256] = 2);
    sgx(QE_TCB_NOT_SUPPORTED, w -> w.quote.qeReport[258] = 3);
    sgx(ATTESTATION_KEY_INVALID, w -> w.quote.forgeAttestationKey = key -> new byte[64]);
    sgx(
        QUOTE_SIGNATURE_INVALID,
        w -> w.quote.forge = bytes -> with(bytes, 320 + 48, bytes[320 + 48] + 1));
  }

  private void platform() {
    tdx(TDX_MODULE_UNKNOWN, w -> w.quote.body[1] = 9);
    tdx(TDX_MODULE_MRSIGNER_MISMATCH, w -> w.quote.body[64] = 1);
    tdx(TDX_MODULE_ATTRIBUTES_MISMATCH, w -> w.quote.body[112] = 1);
    tdx(TDX_MODULE_TCB_NOT_SUPPORTED, w -> w.quote.body[0] = 1);
    sgx(
        TCB_LEVEL_NOT_FOUND,
        w -> {
          w.platform.cpuSvn[15] = 1;
          w.platform.components[15] = 1;
        });
    sgx(TCB_REVOKED, w -> w.tcbInfo = w.tcbInfo.replace("\"UpToDate\"", "\"Revoked\""));
  }

  private void report() {
    sgx(DEBUG_ENCLAVE, w -> w.quote.body[48] |= 2);
    tdx(TD_ATTRIBUTES_NOT_ALLOWED, w -> w.quote.body[120] |= 0x20);
    tdx(TD_SEPT_VE_DISABLE_REQUIRED, w -> w.quote.body[123] = 0);
    tdx(TD_SERVICE_TD_NOT_ALLOWED, w -> w.quote.body[600] = 1);
  }

  private void policy() {
    refuse(
        POLICY_TCB_STATUS_NOT_ACCEPTED,
        TestWorld.sgx(),
        w -> w.tcbInfo = w.tcbInfo.replace("\"UpToDate\"", "\"SWHardeningNeeded\""),
        Policy.dangerousAnyProgram());
    refuse(
        POLICY_TCB_EVALUATION_TOO_OLD,
        TestWorld.sgx(),
        w -> {},
        Policy.dangerousAnyProgram().minTcbEvaluationDataNumber(18));
    refuse(
        POLICY_ADVISORY_REJECTED,
        TestWorld.sgx(),
        w -> w.tcbInfo = w.tcbInfo.replace("\"advisoryIDs\":[]", "\"advisoryIDs\":[\"A\"]"),
        Policy.dangerousAnyProgram().rejectAdvisories(List.of("A")));
    refuse(
        POLICY_FMSPC_DENIED,
        TestWorld.sgx(),
        w -> {},
        Policy.dangerousAnyProgram().allowFmspcs(List.of(Bytes.fromHex("000000000000"))));
    refuse(
        POLICY_PLATFORM_CONFIGURATION,
        TestWorld.sgx(),
        w -> w.platform.smtEnabled = true,
        Policy.dangerousAnyProgram().refuseSmt());
    refuse(
        POLICY_MEASUREMENT_NOT_ALLOWED,
        TestWorld.sgx(),
        w -> {},
        Policy.dangerousAnyProgram()
            .requireMeasurement(Measurement.MR_ENCLAVE, Set.of(Bytes.wrap(new byte[32]))));
    refuse(
        POLICY_REPORT_DATA_MISMATCH,
        TestWorld.sgx(),
        w -> w.quote.body[320] = 1,
        Policy.dangerousAnyProgram().requireReportData(Bytes.wrap(new byte[64])));
  }
}
