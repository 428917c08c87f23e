package network.khala.attestation.ias;

import java.util.Set;
import network.khala.attestation.internal.JsonObject;
import network.khala.attestation.internal.JsonReader;
import network.khala.attestation.internal.MalformedException;
import network.khala.scale.Bytes;

/// The JSON form of a policy for IAS reports: `allowDebug`, `nonce`, `allowedPruntimeHashes`,
/// `reportData`. An unknown knob is an error.
public final class IasPolicyJson {
  private static final Set<String> KNOBS =
      Set.of("allowDebug", "nonce", "allowedPruntimeHashes", "reportData");
  private static final int PRUNTIME_HASH_SIZE = 68;

  private IasPolicyJson() {}

  /// Reads a policy.
  ///
  /// @throws IllegalArgumentException naming the knob that is unknown or out of range
  public static IasPolicy parse(Bytes utf8) {
    try {
      return read(JsonReader.object(utf8.toArray()));
    } catch (MalformedException e) {
      throw new IllegalArgumentException("policy: " + e.getMessage(), e);
    }
  }

  private static IasPolicy read(JsonObject json) {
    for (String name : json.names()) {
      if (!KNOBS.contains(name)) {
        throw new MalformedException("unknown knob " + name);
      }
    }
    IasPolicy policy = IasPolicy.dangerousAnyProgram();
    if (json.has("allowDebug") && json.bool("allowDebug")) {
      policy = policy.dangerouslyAllowingDebug();
    }
    if (json.has("nonce")) {
      policy = policy.withNonce(json.text("nonce"));
    }
    if (json.has("allowedPruntimeHashes")) {
      policy = policy.withPruntimeHashes(json.hexes("allowedPruntimeHashes", PRUNTIME_HASH_SIZE));
    }
    if (json.has("reportData")) {
      String digits = json.text("reportData");
      policy = policy.withReportDataPrefix(json.hex("reportData", digits.length() / 2));
    }
    return policy;
  }
}
