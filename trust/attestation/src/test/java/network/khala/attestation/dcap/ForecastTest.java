package network.khala.attestation.dcap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import network.khala.attestation.AttestationError;
import network.khala.attestation.AttestationException;
import network.khala.attestation.Collateral;
import network.khala.attestation.dcap.MissingUpdate.Part;
import network.khala.attestation.testpki.TestWorld;
import network.khala.scale.Bytes;
import org.junit.jupiter.api.Test;

class ForecastTest {
  private static final Policy ANY = Policy.dangerousAnyProgram().build();

  private static Forecast forecast(TestWorld world) {
    return new QuoteVerifier(world.anchors(), VerifierCache.none())
        .forecast(
            world.encodedQuote(),
            QuoteCollateral.of(new Collateral.SgxV30(world.collateral().wire())),
            TestWorld.NOW,
            ANY);
  }

  private static AttestationError refusal(Forecast forecast) {
    return forecast.refused().map(AttestationException::code).orElseThrow();
  }

  @Test
  void forecast_everythingNewest_isTheVerdictAndMissesNothing() {
    for (TestWorld world : List.of(TestWorld.sgx(), TestWorld.tdx(4), TestWorld.tdx(5))) {
      Forecast forecast = forecast(world);
      assertThat(forecast.accepted().orElseThrow().toTree()).isEqualTo(world.verify(ANY).toTree());
      assertThat(forecast.refused()).isEmpty();
      assertThat(forecast.updates()).isEmpty();
      assertThat(forecast.attainable()).isEqualTo(TcbStatus.UP_TO_DATE);
      assertThat(forecast.evaluationDataNumber()).isEqualTo(17);
      assertThat(forecast.collateral().earliestExpiry()).isEqualTo(TestWorld.NOW + 500);
    }
  }

  @Test
  void forecast_olderComponentsAndPce_areNamedWithWhatTheDocumentCallsThem() {
    TestWorld world = TestWorld.sgx();
    world.platform.cpuSvn[0] = 3;
    world.platform.components[0] = 3;
    world.platform.cpuSvn[15] = 5;
    world.platform.components[15] = 5;
    world.platform.pceSvn = 11;
    world.tcbInfo =
        world.tcbInfo.replaceFirst(
            "\\{\"svn\":6\\}", "{\"svn\":6,\"category\":\"BIOS\",\"type\":\"Early\\\\u001b[31m\"}");
    Forecast forecast = forecast(world);
    assertThat(forecast.updates())
        .containsExactly(
            new MissingUpdate(Part.SGX_COMPONENT, 1, "BIOS, Early[31m", 3, 6),
            new MissingUpdate(Part.SGX_COMPONENT, 16, "", 5, 6),
            new MissingUpdate(Part.PCE, 0, "", 11, 13));
    assertThat(refusal(forecast)).isEqualTo(AttestationError.POLICY_TCB_STATUS_NOT_ACCEPTED);
    assertThat(forecast.updates().getFirst().toTree().toString())
        .isEqualTo("{part=sgx-component, index=1, name=BIOS, Early[31m, found=3, required=6}");
  }

  @Test
  void forecast_componentNamesThatAreNoText_areLeftOut() {
    TestWorld world = TestWorld.sgx();
    world.platform.cpuSvn[0] = 3;
    world.platform.components[0] = 3;
    world.tcbInfo =
        world.tcbInfo.replaceFirst("\\{\"svn\":6\\}", "{\"svn\":6,\"category\":7,\"type\":null}");
    assertThat(forecast(world).updates())
        .containsExactly(new MissingUpdate(Part.SGX_COMPONENT, 1, "", 3, 6));
  }

  @Test
  void forecast_platformBelowEveryLevel_stillSaysWhatIsMissing() {
    TestWorld world = TestWorld.sgx();
    world.platform.cpuSvn[2] = 1;
    world.platform.components[2] = 1;
    Forecast forecast = forecast(world);
    assertThat(refusal(forecast)).isEqualTo(AttestationError.TCB_LEVEL_NOT_FOUND);
    assertThat(forecast.updates())
        .containsExactly(new MissingUpdate(Part.SGX_COMPONENT, 3, "", 1, 6));
  }

  @Test
  void forecast_oldQuotingEnclave_isNamedAlsoBelowEveryLevel() {
    TestWorld world = TestWorld.sgx();
    world.quote.qeReport[258] = 5;
    assertThat(forecast(world).updates())
        .containsExactly(new MissingUpdate(Part.QUOTING_ENCLAVE, 0, "", 5, 8));
    world.quote.qeReport[258] = 3;
    Forecast below = forecast(world);
    assertThat(refusal(below)).isEqualTo(AttestationError.QE_TCB_NOT_SUPPORTED);
    assertThat(below.updates())
        .containsExactly(new MissingUpdate(Part.QUOTING_ENCLAVE, 0, "", 3, 8));
  }

  @Test
  void forecast_trustDomain_namesItsComponentsAndModule() {
    TestWorld world = TestWorld.tdx(5);
    world.quote.body[0] = 3;
    world.quote.body[2] = 4;
    Forecast forecast = forecast(world);
    assertThat(forecast.updates())
        .containsExactly(
            new MissingUpdate(Part.TDX_COMPONENT, 3, "", 4, 6),
            new MissingUpdate(Part.TDX_MODULE, 0, "", 3, 5));
    // A module of the first generation has no identity: its components are all compared.
    TestWorld first = TestWorld.tdx(4);
    first.quote.body[0] = 5;
    first.quote.body[1] = 0;
    assertThat(forecast(first).updates())
        .containsExactly(
            new MissingUpdate(Part.TDX_COMPONENT, 1, "", 5, 6),
            new MissingUpdate(Part.TDX_COMPONENT, 2, "", 0, 6));
  }

  @Test
  void forecast_noLevelUpToDate_measuresAgainstTheBestThereIs() {
    TestWorld world = TestWorld.sgx();
    world.platform.pceSvn = 5;
    world.tcbInfo = world.tcbInfo.replace("\"UpToDate\"", "\"SWHardeningNeeded\"");
    Forecast forecast = forecast(world);
    assertThat(forecast.attainable()).isEqualTo(TcbStatus.SW_HARDENING_NEEDED);
    assertThat(forecast.updates()).containsExactly(new MissingUpdate(Part.PCE, 0, "", 5, 13));
  }

  @Test
  void forecast_severalLevelsAsGood_theOneThatIsReachedCounts() {
    TestWorld world = TestWorld.sgx();
    world.platform.pceSvn = 5;
    world.tcbInfo = world.tcbInfo.replace("\"OutOfDate\"", "\"UpToDate\"");
    assertThat(forecast(world).updates()).isEmpty();
  }

  @Test
  void forecast_quoteThatIsNotGenuine_hasNoForecast() {
    TestWorld forged = TestWorld.sgx();
    forged.quote.forge =
        bytes -> {
          bytes[400] ^= 1;
          return bytes;
        };
    assertThatThrownBy(() -> forecast(forged)).hasMessageContaining("QUOTE_SIGNATURE_INVALID");
    TestWorld expired = TestWorld.sgx();
    expired.tcbInfo = RefusalsTest.expiring(expired.tcbInfo, "2027-01-15T07:59:59Z");
    assertThatThrownBy(() -> forecast(expired))
        .hasMessageContaining("TCB_INFO_EXPIRED")
        .hasMessageContaining("was good to 2027-01-15T07:59:59Z, the time is 2027-01-15T08:00:00Z");
    TestWorld otherFamily = TestWorld.sgx();
    otherFamily.platform.fmspc = Bytes.fromHex("0102030405aa").toArray();
    assertThatThrownBy(() -> forecast(otherFamily)).hasMessageContaining("FMSPC_MISMATCH");
  }
}
