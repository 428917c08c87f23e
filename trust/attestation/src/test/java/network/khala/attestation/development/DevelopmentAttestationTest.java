package network.khala.attestation.development;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import network.khala.attestation.AttestationError;
import network.khala.attestation.AttestationException;
import network.khala.attestation.AttestationReport;
import network.khala.crypto.Ed25519KeyPair;
import network.khala.crypto.SecretBytes;
import network.khala.scale.Bytes;
import network.khala.scale.Bytes32;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class DevelopmentAttestationTest {
  private static final byte[] ROOT = DevelopmentRoot.wellKnownSeed();
  private static final byte[] LEAF = filled(7).toArray();
  private static final Bytes32 GENESIS = filled(3);
  private static final long NOW = 1_800_000_000L;

  @Test
  void wellKnownRoot_seed_givesTheDocumentedKey() {
    assertThat(DevelopmentRoot.publicKey(DevelopmentRoot.wellKnownSeed()))
        .isEqualTo(DevelopmentRoot.WELL_KNOWN);
  }

  @Test
  void verify_genuineReport_returnsItsFields() {
    DevelopmentReport report =
        DevelopmentAttestation.verify(evidence(NOW), DevelopmentRoot.WELL_KNOWN, GENESIS, NOW);

    assertThat(report.mrEnclave()).isEqualTo(filled(1));
    assertThat(report.reportData()).isEqualTo(Bytes.wrap(new byte[64]));
    assertThat(report.pruntimeHash().size()).isEqualTo(68);
    assertThat(report.pruntimeHash().slice(0, 36))
        .isEqualTo(filled(1).toBytes().concat(Bytes.of((byte) 0, (byte) 5, (byte) 0, (byte) 6)));
  }

  @Test
  void verify_ageAtBothEdges_isInclusiveOnlyWithinTheWindow() {
    verifyAt(NOW + 7199);
    verifyAt(NOW - 600);
    refused(AttestationError.DEV_REPORT_OUTDATED, () -> verifyAt(NOW + 7200));
    refused(AttestationError.DEV_REPORT_OUTDATED, () -> verifyAt(NOW - 601));
  }

  @Test
  void verify_otherGenesis_isWrongChain() {
    refused(
        AttestationError.DEV_WRONG_CHAIN,
        () ->
            DevelopmentAttestation.verify(
                evidence(NOW), DevelopmentRoot.WELL_KNOWN, filled(4), NOW));
  }

  @Test
  void verify_otherRoot_isUntrusted() {
    refused(
        AttestationError.DEV_UNTRUSTED_ROOT,
        () ->
            DevelopmentAttestation.verify(
                evidence(NOW), DevelopmentRoot.publicKey(filled(9).toArray()), GENESIS, NOW));
  }

  @Test
  void verify_outsideTheCertificatesValidity_isExpired() {
    Bytes certificate = certificate(ROOT, NOW, NOW + 10);
    refused(AttestationError.DEV_CERT_EXPIRED, () -> verify(certificate, NOW - 1));
    refused(AttestationError.DEV_CERT_EXPIRED, () -> verify(certificate, NOW + 11));
    verify(certificate, NOW);
    verify(certificate, NOW + 10);
  }

  @Test
  void verify_certificateOfAnotherDevice_isNoSignature() {
    AttestationReport.Development mine = evidence(NOW);
    Bytes other = certificate(ROOT, 1, Long.MAX_VALUE);
    refused(
        AttestationError.DEV_SIGNATURE_INVALID,
        () ->
            DevelopmentAttestation.verify(
                new AttestationReport.Development(mine.report(), mine.signature(), other),
                DevelopmentRoot.WELL_KNOWN,
                GENESIS,
                NOW));
  }

  @Test
  void verify_anyFlippedBit_isRefused() {
    AttestationReport.Development mine = evidence(NOW);
    for (int part = 0; part < 3; part++) {
      int size = part == 0 ? 184 : part == 1 ? 64 : DevelopmentCertificate.SIZE;
      for (int bit = 0; bit < size * 8; bit += 7) {
        AttestationReport.Development forged =
            new AttestationReport.Development(
                part == 0 ? flip(mine.report(), bit) : mine.report(),
                part == 1 ? flip(mine.signature(), bit) : mine.signature(),
                part == 2 ? flip(mine.certificate(), bit) : mine.certificate());
        assertThatThrownBy(
                () ->
                    DevelopmentAttestation.verify(forged, DevelopmentRoot.WELL_KNOWN, GENESIS, NOW))
            .isInstanceOf(AttestationException.class);
      }
    }
  }

  @Test
  void parse_wrongSizeOrReservedBits_isMalformed() {
    Bytes good = report(NOW, Bytes32.ZERO).encode();
    assertThat(DevelopmentReport.parse(good).encode()).isEqualTo(good);
    refused(
        AttestationError.DEV_REPORT_MALFORMED, () -> DevelopmentReport.parse(good.slice(0, 183)));
    refused(
        AttestationError.DEV_REPORT_MALFORMED,
        () -> DevelopmentReport.parse(good.concat(Bytes.of((byte) 0))));
    refused(AttestationError.DEV_REPORT_MALFORMED, () -> DevelopmentReport.parse(flip(good, 0)));
    refused(
        AttestationError.DEV_REPORT_MALFORMED, () -> DevelopmentReport.parse(flip(good, 8 * 8)));
    refused(
        AttestationError.DEV_REPORT_MALFORMED, () -> DevelopmentReport.parse(flip(good, 11 * 8)));
    refused(
        AttestationError.DEV_REPORT_MALFORMED,
        () -> DevelopmentReport.parse(flip(good, 10 * 8 + 3)));
  }

  @Test
  void report_numbersAtBothEnds_areTakenAndThoseBesideThemAreNot() {
    for (int level : new int[] {1, 5}) {
      assertThat(numbered(level, 0, 0).claimedLevel()).isEqualTo(level);
    }
    assertThat(numbered(1, 0xffff, 0).isvProdId()).isEqualTo(0xffff);
    assertThat(numbered(1, 0, 0xffff).isvSvn()).isEqualTo(0xffff);
    for (int[] wrong :
        new int[][] {
          {0, 0, 0}, {6, 0, 0}, {1, -1, 0}, {1, 0x10000, 0}, {1, 0, -1}, {1, 0, 0x10000}
        }) {
      refused(AttestationError.DEV_REPORT_MALFORMED, () -> numbered(wrong[0], wrong[1], wrong[2]));
    }
  }

  private static DevelopmentReport numbered(int level, int product, int svn) {
    return new DevelopmentReport(
        level, filled(1), filled(2), product, svn, Bytes.wrap(new byte[64]), GENESIS, NOW);
  }

  private static void verifyAt(long nowSeconds) {
    DevelopmentAttestation.verify(evidence(NOW), DevelopmentRoot.WELL_KNOWN, GENESIS, nowSeconds);
  }

  private static void verify(Bytes certificate, long nowSeconds) {
    DevelopmentAttestation.verify(
        evidence(certificate, nowSeconds), DevelopmentRoot.WELL_KNOWN, GENESIS, nowSeconds);
  }

  private static AttestationReport.Development evidence(long timeSeconds) {
    return evidence(certificate(ROOT, 0, Long.MAX_VALUE), timeSeconds);
  }

  private static AttestationReport.Development evidence(Bytes certificate, long timeSeconds) {
    Bytes report =
        report(timeSeconds, DevelopmentCertificate.parse(certificate).mrSigner()).encode();
    return new AttestationReport.Development(
        report, sign(LEAF, DevelopmentReport.signedContent(report)), certificate);
  }

  private static DevelopmentReport report(long timeSeconds, Bytes32 mrSigner) {
    return new DevelopmentReport(
        1, filled(1), mrSigner, 5, 6, Bytes.wrap(new byte[64]), GENESIS, timeSeconds);
  }

  private static Bytes certificate(byte[] root, long notBefore, long notAfter) {
    Bytes32 leaf = DevelopmentRoot.publicKey(LEAF);
    return new DevelopmentCertificate(
            leaf,
            notBefore,
            notAfter,
            sign(root, DevelopmentCertificate.signedContent(leaf, notBefore, notAfter)))
        .encode();
  }

  private static Bytes sign(byte[] seed, byte[] content) {
    return Bytes.wrap(Ed25519KeyPair.fromSeed(SecretBytes.copyOf(seed)).sign(content));
  }

  private static Bytes flip(Bytes bytes, int bit) {
    byte[] flipped = bytes.toArray();
    flipped[bit / 8] ^= (byte) (1 << bit % 8);
    return Bytes.wrap(flipped);
  }

  private static Bytes32 filled(int value) {
    byte[] content = new byte[Bytes32.SIZE];
    Arrays.fill(content, (byte) value);
    return Bytes32.wrap(content);
  }

  private static void refused(AttestationError code, ThrowingCallable action) {
    assertThatThrownBy(action)
        .isInstanceOfSatisfying(
            AttestationException.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
  }
}
