package network.khala.testkit.pruntime;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import network.khala.protocol.mq.SignedContent;
import network.khala.protocol.registry.VersionedWorkerEndpoints;
import network.khala.protocol.registry.WorkerEndpointPayload;
import network.khala.protocol.substrate.Sr25519PublicKey;
import network.khala.scale.Bytes;
import network.khala.testkit.Signatures;
import network.khala.testkit.VectorFile;
import network.khala.testkit.VectorReport;
import network.khala.testkit.VectorSuite;
import tools.jackson.databind.JsonNode;

/// `pruntime/signed-content.json`: what an enclave signs, and signatures over it.
final class SignedContentVectors implements VectorSuite {
  private static final byte[] SAMPLE = {1, 2, 3};

  @Override
  public boolean accepts(VectorFile file) {
    return file.suite().equals("pruntime") && file.name().equals("signed-content");
  }

  @Override
  public void run(VectorFile file, VectorReport report) {
    JsonNode content = file.content();
    for (String kind : content.get("wrap").propertyNames()) {
      String id = "wrap " + kind;
      report.run(
          id,
          0,
          () ->
              report.expectEqual(
                  id,
                  0,
                  "bytes",
                  bytes(content.get("wrap"), kind),
                  Bytes.wrap(SignedContent.valueOf(kind.toUpperCase(Locale.ROOT)).wrap(SAMPLE))));
    }
    JsonNode endpoint = content.get("endpoint");
    Sr25519PublicKey key = Sr25519PublicKey.fromHex(endpoint.get("pubkey").asString());
    report.run("endpoint", 0, () -> endpoint(endpoint, key, report));
    JsonNode request = content.get("cluster_state_request");
    byte[] number =
        ByteBuffer.allocate(Integer.BYTES).putInt(request.get("min_block_number").asInt()).array();
    report.run(
        "cluster state request",
        0,
        () ->
            signed(
                "cluster state request",
                SignedContent.CLUSTER_STATE_REQUEST.wrap(number),
                request,
                key,
                report));
    JsonNode response = content.get("rpc_response");
    byte[] body = response.get("body_ascii").asString().getBytes(StandardCharsets.US_ASCII);
    report.run(
        "response",
        0,
        () -> signed("response", SignedContent.RPC_RESPONSE.wrap(body), response, key, report));
  }

  private static void endpoint(JsonNode vector, Sr25519PublicKey key, VectorReport report) {
    List<String> urls = new ArrayList<>();
    vector.get("endpoints").forEach(url -> urls.add(url.asString()));
    WorkerEndpointPayload payload =
        new WorkerEndpointPayload(
            key, new VersionedWorkerEndpoints.V1(urls), vector.get("signing_time").asLong());
    report.expectEqual(
        "endpoint",
        2,
        "payload_scale",
        bytes(vector, "payload_scale"),
        Bytes.wrap(WorkerEndpointPayload.CODEC.encode(payload)));
    signed("endpoint", payload.dataToSign(), vector, key, report);
  }

  private static void signed(
      String id, byte[] toSign, JsonNode vector, Sr25519PublicKey key, VectorReport report) {
    report.expectEqual(id, 0, "to_be_signed", bytes(vector, "to_be_signed"), Bytes.of(toSign));
    Signatures.expectValid(id, 1, key, Bytes.of(toSign), bytes(vector, "sample_signature"), report);
  }

  private static Bytes bytes(JsonNode node, String member) {
    return Bytes.fromHex(node.get(member).asString());
  }
}
