package network.khala.pruntime.http;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import network.khala.pruntime.Enclave;

/// The state of the program in the envelope that operators' scripts read: status, payload as JSON
/// text, and the worker's signature over that text.
final class LegacyInfo {
  private LegacyInfo() {}

  static String of(Enclave enclave) {
    String payload = PrpcJson.compact(enclave.info());
    String signature =
        enclave
            .signAnswer(payload.getBytes(StandardCharsets.UTF_8))
            .map(bytes -> '"' + HexFormat.of().formatHex(bytes) + '"')
            .orElse("null");
    return "{\"status\":\"ok\",\"payload\":"
        + PrpcJson.quoted(payload)
        + ",\"signature\":"
        + signature
        + "}";
  }
}
