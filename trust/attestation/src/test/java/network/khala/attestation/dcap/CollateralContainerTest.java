package network.khala.attestation.dcap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import network.khala.attestation.AttestationError;
import network.khala.attestation.AttestationException;
import network.khala.attestation.testpki.TestWorld;
import network.khala.attestation.testpki.TestWorld.TestCollateral;
import network.khala.scale.Bytes;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/// Collateral as a container, and the documents that only some policies read.
class CollateralContainerTest {
  private static final Policy ANY = Policy.dangerousAnyProgram().build();
  private static final Policy OLD_TOO =
      Policy.dangerousAnyProgram().dangerousAllowTcbInfoV2().build();

  @Test
  void verify_anyPartMissing_isRefused() {
    for (Consumer<TestCollateral> remove :
        List.<Consumer<TestCollateral>>of(
            c -> c.tcbInfoIssuerChain = "",
            c -> c.tcbInfo = "",
            c -> c.tcbInfoSignature = new byte[0],
            c -> c.qeIdentityIssuerChain = "",
            c -> c.qeIdentity = "",
            c -> c.qeIdentitySignature = new byte[0],
            c -> c.rootCaCrl = "",
            c -> c.pckCrl = "")) {
      TestWorld world = TestWorld.sgx();
      world.forgeCollateral = remove;
      refused(AttestationError.COLLATERAL_MISSING, () -> world.verify(ANY));
    }
  }

  @Test
  void verify_signatureOfAnotherLength_isMalformed() {
    for (int size : new int[] {1, 63, 65, 128}) {
      TestWorld world = TestWorld.sgx();
      world.forgeCollateral = c -> c.tcbInfoSignature = Arrays.copyOf(c.tcbInfoSignature, size);
      refused(AttestationError.COLLATERAL_MALFORMED, () -> world.verify(ANY));
      world.forgeCollateral =
          c -> c.qeIdentitySignature = Arrays.copyOf(c.qeIdentitySignature, size);
      refused(AttestationError.COLLATERAL_MALFORMED, () -> world.verify(ANY));
    }
  }

  @Test
  void verify_listAsPem_isReadIfItIsOne() {
    TestWorld world = TestWorld.sgx();
    String pem =
        "-----BEGIN X509 CRL-----\n"
            + Base64.getMimeEncoder().encodeToString(world.pckCrl.der())
            + "\n-----END X509 CRL-----\n";
    world.forgeCollateral = c -> c.pckCrl = pem;
    world.verify(ANY);
    world.forgeCollateral = c -> c.pckCrl = pem + pem;
    refused(AttestationError.COLLATERAL_MALFORMED, () -> world.verify(ANY));
    world.forgeCollateral = c -> c.pckCrl = pem.replace("END", "EMD");
    refused(AttestationError.COLLATERAL_MALFORMED, () -> world.verify(ANY));
  }

  @Test
  void verify_longList_isMeasuredInBytesNotDigits() {
    TestWorld world = TestWorld.sgx();
    world.pckCrl.revoked.addAll(LongStream.range(1L << 40, (1L << 40) + 6000).boxed().toList());
    assertThat(world.pckCrl.der().length).isBetween(131_073, QuoteCollateral.MAX_FIELD_SIZE);
    world.verify(ANY);
  }

  @Test
  void of_pckChain_countsForTheWhole() {
    Bytes signature = Bytes.wrap(new byte[64]);
    Bytes document = Bytes.wrap(new byte[QuoteCollateral.MAX_FIELD_SIZE - 1]);
    for (int surplus : new int[] {0, 1}) {
      ThrowingCallable make =
          () ->
              new QuoteCollateral(
                  Optional.empty(),
                  Optional.empty(),
                  "a",
                  document,
                  signature,
                  "b",
                  Bytes.wrap(new byte[QuoteCollateral.MAX_FIELD_SIZE - 101]),
                  signature,
                  Optional.of("c".repeat(100 + surplus)));
      if (surplus == 0) {
        assertThatCode(make).doesNotThrowAnyException();
      } else {
        refused(AttestationError.COLLATERAL_TOO_LARGE, make);
      }
    }
  }

  @Test
  void parseJson_chainAbsentNullOrEmpty_isAbsent() {
    for (String chain :
        List.of(
            "",
            ",\"pck_certificate_chain\":null",
            ",\"pck_certificate_chain\":\"\"",
            ",\"pck_crl_issuer_chain\":\"whatever\"")) {
      assertThat(QuoteCollateral.parseJson(json(chain)).pckCertificateChain()).isEmpty();
    }
    QuoteCollateral read = QuoteCollateral.parseJson(json(",\"pck_certificate_chain\":\"x\""));
    assertThat(read.pckCertificateChain()).contains("x");
    assertThat(read.rootCaCrl()).isPresent();
  }

  @Test
  void parseJson_thatIsNone_isMalformedOrTooLarge() {
    for (String text : List.of("", "[]", "{\"tcb_info\":7}", "{\"tcb_info_signature\":\"zz\"}")) {
      refused(AttestationError.COLLATERAL_MALFORMED, () -> QuoteCollateral.parseJson(utf8(text)));
    }
    refused(AttestationError.COLLATERAL_MISSING, () -> QuoteCollateral.parseJson(utf8("{}")));
    int limit = 2 * QuoteCollateral.MAX_SIZE;
    String good = new String(json("").toArray(), StandardCharsets.UTF_8);
    String padded = good + " ".repeat(limit - good.length());
    assertThat(QuoteCollateral.parseJson(utf8(padded)).pckCrl()).isPresent();
    refused(
        AttestationError.COLLATERAL_TOO_LARGE, () -> QuoteCollateral.parseJson(utf8(padded + " ")));
  }

  @Test
  void verify_documentOfVersion2_isReadOnlyWhereItIsAllowed() {
    TestWorld world = TestWorld.sgx();
    world.platform.cpuSvn[9] = 9;
    world.platform.components[9] = 9;
    world.tcbInfo = version2("UpToDate", 9);
    assertThat(world.verify(OLD_TOO).tcb().status()).isEqualTo(TcbStatus.UP_TO_DATE);
    refused(AttestationError.TCB_INFO_UNSUPPORTED_VERSION, () -> world.verify(ANY));
    world.tcbInfo = version2("UpToDate", 10);
    refused(AttestationError.TCB_LEVEL_NOT_FOUND, () -> world.verify(OLD_TOO));
    world.tcbInfo = version2("UpToDate", 9).replace("\"version\":2", "\"version\":4");
    refused(AttestationError.TCB_INFO_UNSUPPORTED_VERSION, () -> world.verify(OLD_TOO));
    world.tcbInfo = version2("UpToDate", 9).replace("sgxtcbcomp10svn", "sgxtcbcomp010svn");
    refused(AttestationError.TCB_INFO_MALFORMED, () -> world.verify(OLD_TOO));
  }

  /// The older form, whose tenth component has the given version.
  private static String version2(String status, int tenth) {
    StringBuilder tcb = new StringBuilder();
    for (int i = 1; i <= 16; i++) {
      tcb.append("\"sgxtcbcomp%02dsvn\":%d,".formatted(i, i == 10 ? tenth : 6));
    }
    String document = TestWorld.sgx().tcbInfo;
    int levels = document.indexOf("\"tcbLevels\"");
    return document.substring(0, levels).replace("\"version\":3", "\"version\":2")
        + "\"tcbLevels\":[{\"tcb\":{%s\"pcesvn\":13},\"tcbDate\":\"2026-01-01T00:00:00Z\",\"tcbStatus\":\"%s\"}]}"
            .formatted(tcb, status);
  }

  @Test
  void verify_statusThatIsAResultOnly_isNoneOfADocument() {
    for (TcbStatus status :
        List.of(
            TcbStatus.TD_RELAUNCH_ADVISED, TcbStatus.TD_RELAUNCH_ADVISED_CONFIGURATION_NEEDED)) {
      TestWorld world = TestWorld.sgx();
      world.tcbInfo = world.tcbInfo.replace("\"UpToDate\"", "\"" + status.wireName() + "\"");
      refused(AttestationError.TCB_STATUS_UNRECOGNIZED, () -> world.verify(ANY));
    }
  }

  private static Bytes json(String more) {
    TestCollateral c = TestWorld.sgx().collateral();
    HexFormat hex = HexFormat.of();
    return utf8(
        """
        {"root_ca_crl":"%s","pck_crl":"%s","tcb_info_issuer_chain":"%s","tcb_info":%s,
        "tcb_info_signature":"%s","qe_identity_issuer_chain":"%s","qe_identity":%s,
        "qe_identity_signature":"%s"%s}\
        """
            .formatted(
                c.rootCaCrl,
                c.pckCrl,
                escape(c.tcbInfoIssuerChain),
                '"' + escape(c.tcbInfo) + '"',
                hex.formatHex(c.tcbInfoSignature),
                escape(c.qeIdentityIssuerChain),
                '"' + escape(c.qeIdentity) + '"',
                hex.formatHex(c.qeIdentitySignature),
                more));
  }

  private static String escape(String text) {
    return text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
  }

  private static Bytes utf8(String text) {
    return Bytes.wrap(text.getBytes(StandardCharsets.UTF_8));
  }

  private static void refused(AttestationError code, ThrowingCallable action) {
    assertThatThrownBy(action)
        .isInstanceOfSatisfying(
            AttestationException.class, e -> assertThat(e.code()).as(e.detail()).isEqualTo(code));
  }
}
