package network.khala.attestation.dcap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import network.khala.attestation.AttestationError;
import network.khala.attestation.AttestationException;
import network.khala.attestation.testpki.TestWorld;
import network.khala.scale.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyJsonTest {
  @Test
  void parse_empty_judgesThePlatformOnly() {
    assertThat(TestWorld.sgx().verify(parse("{}")).unchecked())
        .containsExactly(Unchecked.MEASUREMENT, Unchecked.REPORT_DATA);
  }

  @Test
  void parse_everyKnob_isApplied() {
    String zeros = "0".repeat(96);
    Policy policy =
        parse(
            """
            {"acceptedStatuses":["UpToDate","OutOfDate"],"gracePeriodSeconds":60,
             "minTcbEvaluationDataNumber":17,"rejectedAdvisoryIds":["X"],"acceptedAdvisoryIds":[],
             "deniedFmspcs":["000000000000"],"allowedFmspcs":["00606a000000"],
             "allowDebug":true,"allowedTdAttributes":[28],"requireSeptVeDisable":false,
             "allowServiceTd":true,"mrTd":["%s"],"rtMr":{"0":["%s"],"3":["%s"]},
             "mrConfigId":["%s"],"mrOwner":["%s"],"mrOwnerConfig":["%s"],"mrSeam":["%s"],
             "xfam":"0000000000000000","xfamMask":"ffffffffffffffff",
             "reportData":"%s","reportDataPrefix":"0000","trailingBytes":"REJECT",
             "crl":"REQUIRED","allowTcbInfoV2":true,"allowDynamicPlatform":false,
             "allowSmt":false,"allowCachedKeys":false}\
            """
                .formatted(
                    "7d".repeat(48), zeros, zeros, zeros, zeros, zeros, zeros, "0".repeat(128)));
    assertThat(TestWorld.tdx(4).verify(policy).unchecked()).containsExactly(Unchecked.DEBUG);
  }

  @Test
  void parse_refusingFlags_refuseTheirPlatforms() {
    TestWorld dynamic = TestWorld.sgx();
    dynamic.platform.dynamicPlatform = true;
    configurationRefused(dynamic, "{\"allowDynamicPlatform\":false}");
    TestWorld cached = TestWorld.sgx();
    cached.platform.cachedKeys = true;
    configurationRefused(cached, "{\"allowCachedKeys\":false}");
    cached.verify(parse("{\"allowSmt\":false}"));
  }

  @Test
  void parse_listOfAdvisories_refusesEveryOther() {
    TestWorld world = TestWorld.sgx();
    world.tcbInfo = world.tcbInfo.replace("\"advisoryIDs\":[]", "\"advisoryIDs\":[\"A\",\"B\"]");
    world.verify(parse("{\"acceptedAdvisoryIds\":[\"A\",\"B\",\"C\"]}"));
    for (String list : List.of("[]", "[\"A\"]", "[\"B\",\"b\"]")) {
      refused(
          world,
          "{\"acceptedAdvisoryIds\":" + list + "}",
          AttestationError.POLICY_ADVISORY_REJECTED);
    }
    refused(
        world,
        "{\"acceptedAdvisoryIds\":[\"A\",\"B\"],\"rejectedAdvisoryIds\":[\"B\"]}",
        AttestationError.POLICY_ADVISORY_REJECTED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "{\"allowEverything\":true}",
        "{\"allowDebug\":\"yes\"}",
        "{\"acceptedStatuses\":[\"Fine\"]}",
        "{\"acceptedStatuses\":[\"Revoked\"]}",
        "{\"acceptedStatuses\":[]}",
        "{\"gracePeriodSeconds\":604801}",
        "{\"gracePeriodSeconds\":-1}",
        "{\"mrEnclave\":[\"00\"]}",
        "{\"mrEnclave\":\"00\"}",
        "{\"rtMr\":{\"4\":[]}}",
        "{\"trailingBytes\":\"MAYBE\"}",
        "{\"crl\":\"NEVER\"}",
        "{\"xfam\":\"0000000000000000\"}",
        "{\"allowDebug\":true,\"allowDebug\":false}"
      })
  void parse_unknownOrOutOfRange_isRefused(String json) {
    assertThatThrownBy(() -> parse(json)).isInstanceOf(IllegalArgumentException.class);
  }

  private static void configurationRefused(TestWorld world, String json) {
    refused(world, json, AttestationError.POLICY_PLATFORM_CONFIGURATION);
  }

  private static void refused(TestWorld world, String json, AttestationError code) {
    assertThatThrownBy(() -> world.verify(parse(json)))
        .isInstanceOfSatisfying(
            AttestationException.class, e -> assertThat(e.code()).isEqualTo(code));
  }

  private static Policy parse(String json) {
    return PolicyJson.parse(Bytes.wrap(json.getBytes(StandardCharsets.UTF_8)));
  }
}
