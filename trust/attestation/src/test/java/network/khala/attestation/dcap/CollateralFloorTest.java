package network.khala.attestation.dcap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import network.khala.attestation.AttestationError;
import network.khala.attestation.AttestationException;
import network.khala.attestation.testpki.TestWorld;
import org.junit.jupiter.api.Test;

class CollateralFloorTest {
  private final Map<String, DocumentVersion> stored = new LinkedHashMap<>();

  @Test
  void raise_firstEvidence_storesEveryDocumentUnderItsName() {
    register(TestWorld.sgx());
    assertThat(stored)
        .containsOnlyKeys(
            "tcb-info/SGX/00606a000000", "qe-identity/SGX", "crl/root", "crl/platform");
    stored.forEach((name, version) -> assertThat(version.document()).isEqualTo(name));
  }

  @Test
  void raise_sameCollateralAgain_hasNothingToStore() {
    register(TestWorld.sgx());
    assertThat(raise(TestWorld.sgx())).isEmpty();
  }

  @Test
  void raise_oneDocumentNewer_storesOnlyThat() {
    register(TestWorld.sgx());
    List<DocumentVersion> raised = raise(world(w -> w.pckCrl.number++));
    assertThat(raised).extracting(DocumentVersion::document).containsExactly("crl/platform");
  }

  @Test
  void raise_tcbInfoIssuedEarlier_isRefused() {
    register(world(w -> w.tcbInfo = RefusalsTest.issued(w.tcbInfo, "2027-01-15T07:00:00Z")));
    assertRolledBack(
        "tcb-info/SGX", w -> w.tcbInfo = RefusalsTest.issued(w.tcbInfo, "2027-01-15T06:59:59Z"));
  }

  @Test
  void raise_qeIdentityIssuedEarlier_isRefused() {
    register(world(w -> w.qeIdentity = RefusalsTest.issued(w.qeIdentity, "2027-01-15T07:00:00Z")));
    assertRolledBack(
        "qe-identity/SGX",
        w -> w.qeIdentity = RefusalsTest.issued(w.qeIdentity, "2027-01-15T06:59:59Z"));
  }

  @Test
  void raise_lowerEvaluationNumberWithLaterDate_isRefused() {
    register(world(w -> w.tcbInfo = evaluated(w.tcbInfo, 19)));
    assertRolledBack(
        "tcb-info/SGX",
        w -> {
          w.tcbInfo = evaluated(w.tcbInfo, 18);
          w.tcbInfo = RefusalsTest.issued(w.tcbInfo, "2027-01-15T08:00:00Z");
        });
  }

  @Test
  void raise_lowerCrlNumberWithLaterDate_isRefused() {
    register(world(w -> w.rootCrl.number = 5));
    assertRolledBack(
        "crl/root",
        w -> {
          w.rootCrl.number = 4;
          w.rootCrl.thisUpdate++;
        });
  }

  @Test
  void raise_olderCrlWithHigherNumber_isRefused() {
    register(world(w -> w.pckCrl.thisUpdate = TestWorld.NOW - 100));
    assertRolledBack(
        "crl/platform",
        w -> {
          w.pckCrl.number += 7;
          w.pckCrl.thisUpdate = TestWorld.NOW - 101;
        });
  }

  @Test
  void raise_anotherPlatformFamilyOrKind_hasItsOwnFloor() {
    register(world(w -> w.tcbInfo = evaluated(w.tcbInfo, 30)));
    TestWorld other = TestWorld.tdx(4);
    assertThat(raise(other))
        .extracting(DocumentVersion::document)
        .contains("tcb-info/TDX/00606a000000", "qe-identity/TDX");
  }

  @Test
  void raise_refusedLateInTheList_hasStoredNothing() {
    register(world(w -> w.pckCrl.number = 9));
    Map<String, DocumentVersion> before = Map.copyOf(stored);
    TestWorld mixed =
        world(
            w -> {
              w.tcbInfo = evaluated(w.tcbInfo, 40);
              w.pckCrl.number = 8;
            });
    assertThatThrownBy(() -> register(mixed)).isInstanceOf(AttestationException.class);
    assertThat(stored).isEqualTo(before);
  }

  @Test
  void requireNotOlderThan_otherDocument_isADefectOfTheCaller() {
    DocumentVersion root = new DocumentVersion("crl/root", 1, BigInteger.ONE);
    DocumentVersion platform = new DocumentVersion("crl/platform", 1, BigInteger.ONE);
    assertThatThrownBy(() -> root.requireNotOlderThan(platform))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("crl/platform");
  }

  @Test
  void codec_version_keepsNumbersOf20Bytes() {
    BigInteger large = BigInteger.ONE.shiftLeft(159).subtract(BigInteger.ONE);
    DocumentVersion version = new DocumentVersion("crl/root", TestWorld.NOW, large);
    byte[] encoded = DocumentVersion.CODEC.encode(version);
    assertThat(DocumentVersion.CODEC.decode(encoded)).isEqualTo(version);
    // A text of 8, a date, a number: compact length 0x20, then 8 and 8 and 32 bytes.
    assertThat(encoded).hasSize(1 + 8 + 8 + 32).startsWith(0x20, 'c', 'r', 'l');
  }

  private List<DocumentVersion> raise(TestWorld world) {
    return CollateralFloor.raise(
        world.verify(Policy.dangerousAnyProgram().build()).collateral(),
        name -> Optional.ofNullable(stored.get(name)));
  }

  private void register(TestWorld world) {
    raise(world).forEach(version -> stored.put(version.document(), version));
  }

  private void assertRolledBack(String document, Consumer<TestWorld> older) {
    assertThatThrownBy(() -> raise(world(older)))
        .isInstanceOfSatisfying(
            AttestationException.class,
            e -> {
              assertThat(e.code()).isEqualTo(AttestationError.COLLATERAL_ROLLED_BACK);
              assertThat(e.detail()).startsWith(document);
            });
  }

  private static TestWorld world(Consumer<TestWorld> change) {
    TestWorld world = TestWorld.sgx();
    change.accept(world);
    return world;
  }

  private static String evaluated(String document, int number) {
    return document.replaceFirst(
        "\"tcbEvaluationDataNumber\":[0-9]+", "\"tcbEvaluationDataNumber\":" + number);
  }
}
