package network.khala.attestation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import network.khala.scale.Bytes;
import network.khala.scale.Codec;
import network.khala.scale.CodecFactory;
import org.junit.jupiter.api.Test;

class AttestationReportTest {
  private static final Codec<AttestationReport> CODEC =
      CodecFactory.STANDARD.of(AttestationReport.class);
  private static final Bytes ONE = Bytes.of((byte) 1);

  @Test
  void encode_knownVariants_areTheKnownBytes() {
    roundTrip(
        new AttestationReport.SgxIas(
            Bytes.fromHex("7b7d"), Bytes.fromHex("0102"), Bytes.fromHex("3082")),
        "0x00087b7d080102083082");
    roundTrip(
        new AttestationReport.SgxDcap(Bytes.fromHex("0300"), Optional.empty()), "0x0108030000");
    roundTrip(
        new AttestationReport.SgxDcap(
            Bytes.fromHex("0300"),
            Optional.of(
                new Collateral.SgxV30(
                    new SgxV30QuoteCollateral(
                        "a", "b", "c", "d", "{}", ONE, "e", "{}", Bytes.of((byte) 2))))),
        "0x0108030001000461046204630464087b7d04010465087b7d0402");
  }

  @Test
  void encode_ownVariants_haveTheirIndices() {
    roundTrip(new AttestationReport.TdxDcap(ONE, Optional.empty()), "0x02040100");
    roundTrip(new AttestationReport.Development(ONE, ONE, Bytes.EMPTY), "0x640401040100");
    roundTrip(
        new AttestationReport.TdxDcap(
            ONE,
            Optional.of(
                new Collateral.V4("", ONE, ONE, "", "", ONE, "", "", ONE, Optional.of(ONE)))),
        "0x020401010100040104010000040100000401010401");
  }

  @Test
  void provider_everyVariant_hasOne() {
    Codec<AttestationProvider> codec = CodecFactory.STANDARD.of(AttestationProvider.class);
    assertThat(
            List.of(
                codec.encode(AttestationProvider.Root)[0],
                codec.encode(AttestationProvider.Ias)[0],
                codec.encode(AttestationProvider.Dcap)[0],
                codec.encode(AttestationProvider.Tdx)[0],
                codec.encode(AttestationProvider.Development)[0]))
        .containsExactly((byte) 0, (byte) 1, (byte) 2, (byte) 3, (byte) 100);
    assertThat(new AttestationReport.SgxDcap(ONE, Optional.empty()).provider())
        .isEqualTo(AttestationProvider.Dcap);
  }

  @Test
  void legacy_sgxIas_isTheSameReport() {
    LegacyAttestation legacy = new LegacyAttestation.SgxIas(ONE, Bytes.EMPTY, ONE);
    assertThat(legacy.toReport()).isEqualTo(new AttestationReport.SgxIas(ONE, Bytes.EMPTY, ONE));
  }

  @Test
  void explain_refusal_isOneSentenceWithItsHint() {
    assertThat(new AttestationException(AttestationError.CRL_EXPIRED, "root").explain())
        .isEqualTo(
            "crl expired: root; required: the time is not past the list's next update and the"
                + " grace period. Fetch fresh collateral");
  }

  @Test
  void confidence_statusesAndAdvisories_giveTheKnownLevels() {
    level("OK", List.of(), 1);
    level("UpToDate", List.of("INTEL-SA-99999"), 1);
    level("SWHardeningNeeded", List.of("INTEL-SA-99999"), 2);
    level("CONFIGURATION_NEEDED", List.of("INTEL-SA-00219", "INTEL-SA-00381"), 3);
    level("ConfigurationAndSWHardeningNeeded", List.of("INTEL-SA-00289"), 4);
    level("TDRelaunchAdvised", List.of(), 5);
    assertThat(ConfidenceLevel.of("Revoked", List.of())).isEmpty();
    assertThat(ConfidenceLevel.of("ok", List.of())).isEmpty();
  }

  private static void level(String status, Collection<String> advisories, int expected) {
    assertThat(ConfidenceLevel.of(status, advisories)).contains(expected);
  }

  private static void roundTrip(AttestationReport report, String hex) {
    assertThat(Bytes.wrap(CODEC.encode(report)).toHex()).isEqualTo(hex);
    assertThat(CODEC.decode(Bytes.fromHex(hex))).isEqualTo(report);
  }
}
