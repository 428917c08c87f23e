package network.khala.attestation.dcap;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import network.khala.attestation.internal.JsonObject;
import network.khala.attestation.internal.JsonReader;
import network.khala.attestation.internal.MalformedException;
import network.khala.scale.Bytes;

/// The JSON form of a policy, for configuration and test vectors: an object of knobs, each with a
/// default. The defaults judge the platform and accept every status but Revoked; a configuration
/// that should demand a program must say which. An unknown knob is an error.
public final class PolicyJson {
  private static final Set<String> KNOBS =
      Set.of(
          "acceptedStatuses",
          "gracePeriodSeconds",
          "minTcbEvaluationDataNumber",
          "rejectedAdvisoryIds",
          "acceptedAdvisoryIds",
          "deniedFmspcs",
          "allowedFmspcs",
          "allowDebug",
          "allowedTdAttributes",
          "requireSeptVeDisable",
          "allowServiceTd",
          "rtMr",
          "isvProdId",
          "minIsvSvn",
          "xfam",
          "xfamMask",
          "reportData",
          "reportDataPrefix",
          "trailingBytes",
          "crl",
          "allowTcbInfoV2",
          "allowDynamicPlatform",
          "allowSmt",
          "allowCachedKeys");

  private final JsonObject json;
  private final Policy.Builder policy = Policy.dangerousAnyProgram();

  private PolicyJson(JsonObject json) {
    this.json = json;
  }

  /// Reads a policy.
  ///
  /// @throws IllegalArgumentException naming the knob that is unknown or out of range
  public static Policy parse(Bytes utf8) {
    try {
      return new PolicyJson(JsonReader.object(utf8.toArray())).read();
    } catch (MalformedException e) {
      throw new IllegalArgumentException("policy: " + e.getMessage(), e);
    }
  }

  private Policy read() {
    for (String name : json.names()) {
      if (!KNOBS.contains(name) && !isMeasurement(name)) {
        throw new MalformedException("unknown knob " + name);
      }
    }
    readPlatform();
    readProgram();
    readDocuments();
    return policy.build();
  }

  private void readPlatform() {
    policy.acceptStatuses(
        json.has("acceptedStatuses")
            ? json.texts("acceptedStatuses").stream().map(PolicyJson::status).toList()
            : EnumSet.complementOf(EnumSet.of(TcbStatus.REVOKED)));
    if (json.has("minTcbEvaluationDataNumber")) {
      policy.minTcbEvaluationDataNumber(json.integer("minTcbEvaluationDataNumber", 0xffff_ffffL));
    }
    policy.rejectAdvisories(json.texts("rejectedAdvisoryIds"));
    if (json.has("acceptedAdvisoryIds")) {
      policy.acceptAdvisories(json.texts("acceptedAdvisoryIds"));
    }
    policy.denyFmspcs(json.hexes("deniedFmspcs", 6));
    if (json.has("allowedFmspcs")) {
      policy.allowFmspcs(json.hexes("allowedFmspcs", 6));
    }
    if (!flag("allowDynamicPlatform", true)) {
      policy.refuseDynamicPlatforms();
    }
    if (!flag("allowSmt", true)) {
      policy.refuseSmt();
    }
    if (!flag("allowCachedKeys", true)) {
      policy.refuseCachedKeys();
    }
  }

  private void readProgram() {
    if (flag("allowDebug", false)) {
      policy.dangerousAllowDebug();
    }
    if (json.has("allowedTdAttributes")) {
      policy.dangerousAllowTdAttributes(
          json.integers("allowedTdAttributes", 63).stream()
              .mapToLong(bit -> 1L << bit)
              .reduce(0, (a, b) -> a | b));
    }
    if (!flag("requireSeptVeDisable", true)) {
      policy.dangerousAllowSeptVe();
    }
    if (flag("allowServiceTd", false)) {
      policy.dangerousAllowServiceTd();
    }
    for (Measurement measurement : Measurement.values()) {
      if (json.has(measurement.wireName())) {
        policy.requireMeasurement(
            measurement, json.hexes(measurement.wireName(), measurement.size()));
      }
    }
    if (json.has("rtMr")) {
      readRegisters(json.object("rtMr"));
    }
    if (json.has("isvProdId")) {
      policy.requireProducts(
          json.integers("isvProdId", 0xffff).stream().map(Long::intValue).toList());
    }
    if (json.has("minIsvSvn")) {
      policy.minIsvSvn((int) json.integer("minIsvSvn", 0xffff));
    }
    if (json.has("xfam")) {
      policy.requireXfam(json.hex("xfam", 8), json.hex("xfamMask", 8));
    }
    if (json.has("reportData")) {
      policy.requireReportData(json.hex("reportData", 64));
    }
    if (json.has("reportDataPrefix")) {
      policy.requireReportDataPrefix(
          json.hex("reportDataPrefix", json.text("reportDataPrefix").length() / 2));
    }
  }

  /// `{"0": [value, …], …}`.
  private void readRegisters(JsonObject registers) {
    for (String number : registers.names()) {
      if (number.length() != 1 || "0123".indexOf(number.charAt(0)) < 0) {
        throw new MalformedException("rtMr has no register " + number);
      }
      policy.requireMeasurement(Measurement.valueOf("RT_MR" + number), registers.hexes(number, 48));
    }
  }

  private void readDocuments() {
    if (json.has("gracePeriodSeconds")) {
      policy.gracePeriodSeconds(json.integer("gracePeriodSeconds", Policy.MAX_GRACE_SECONDS));
    }
    if (json.has("trailingBytes")) {
      policy.trailingBytes(
          TrailingBytes.valueOf(oneOf("trailingBytes", "REJECT", "ZERO_PADDING", "IGNORE")));
    }
    if (json.has("crl") && oneOf("crl", "REQUIRED", "IF_PRESENT").equals("IF_PRESENT")) {
      policy.dangerousTolerateMissingCrls();
    }
    if (flag("allowTcbInfoV2", false)) {
      policy.dangerousAllowTcbInfoV2();
    }
  }

  private boolean flag(String name, boolean byDefault) {
    return json.has(name) ? json.bool(name) : byDefault;
  }

  private String oneOf(String name, String... allowed) {
    String value = json.text(name);
    if (!List.of(allowed).contains(value)) {
      throw new MalformedException(name + " is none of " + String.join(", ", allowed));
    }
    return value;
  }

  private static TcbStatus status(String name) {
    return TcbStatus.ofWireName(name)
        .orElseThrow(
            () ->
                new MalformedException(
                    "unknown status %s, known are %s"
                        .formatted(
                            name,
                            Arrays.stream(TcbStatus.values())
                                .filter(known -> known != TcbStatus.REVOKED)
                                .map(TcbStatus::wireName)
                                .collect(Collectors.joining(", ")))));
  }

  private static boolean isMeasurement(String name) {
    return Arrays.stream(Measurement.values()).anyMatch(m -> m.wireName().equals(name));
  }
}
