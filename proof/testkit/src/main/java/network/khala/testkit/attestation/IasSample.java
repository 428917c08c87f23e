package network.khala.testkit.attestation;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import network.khala.attestation.AttestationReport;
import network.khala.scale.Bytes;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A file with an IAS report: `report` as text, `signature` and `signingCertificate` in base64.
final class IasSample {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private IasSample() {}

  static AttestationReport.SgxIas read(Bytes json) {
    JsonNode sample = MAPPER.readTree(json.toArray());
    return new AttestationReport.SgxIas(
        Bytes.wrap(sample.get("report").asString().getBytes(StandardCharsets.UTF_8)),
        base64(sample.get("signature")),
        base64(sample.get("signingCertificate")));
  }

  private static Bytes base64(JsonNode text) {
    return Bytes.wrap(Base64.getDecoder().decode(text.asString()));
  }
}
