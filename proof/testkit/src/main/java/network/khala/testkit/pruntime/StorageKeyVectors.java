package network.khala.testkit.pruntime;

import java.nio.charset.StandardCharsets;
import network.khala.protocol.light.LightKeys;
import network.khala.protocol.mq.MessageOrigin;
import network.khala.protocol.substrate.Sr25519PublicKey;
import network.khala.protocol.substrate.StorageKey;
import network.khala.scale.Bytes;
import network.khala.scale.ScaleWriter;
import network.khala.testkit.VectorFile;
import network.khala.testkit.VectorReport;
import network.khala.testkit.VectorSuite;
import tools.jackson.databind.JsonNode;

/// `pruntime/storage-keys.json`: where the values lie that an enclave reads.
final class StorageKeyVectors implements VectorSuite {
  private static final Sr25519PublicKey DEVELOPMENT_WORKER =
      Sr25519PublicKey.fromHex("3a3d45dc55b57bf542f4c6ff41af080ec675317f4ed50ae1d2713bf9f892692d");

  @Override
  public boolean accepts(VectorFile file) {
    return file.suite().equals("pruntime") && file.name().equals("storage-keys");
  }

  @Override
  public void run(VectorFile file, VectorReport report) {
    JsonNode content = file.content();
    for (String name : content.get("plain").propertyNames()) {
      String[] parts = name.split("\\.", 2);
      expect(name, content.get("plain").get(name), StorageKey.of(parts[0], parts[1]), report);
    }
    for (String chain : content.get("paras_heads").propertyNames()) {
      long paraId = Long.parseLong(chain.substring(chain.indexOf('_') + 1));
      expect(
          "Paras.Heads of " + chain,
          content.get("paras_heads").get(chain),
          StorageKey.twox64Concat(
              StorageKey.of("Paras", "Heads"), new ScaleWriter().u32(paraId).toArray()),
          report);
    }
    JsonNode ingress = content.get("offchain_ingress");
    expect(
        "ingress of worker",
        ingress.get("worker_dev"),
        LightKeys.offchainIngress(new MessageOrigin.Worker(DEVELOPMENT_WORKER)),
        report);
    expect(
        "ingress of gatekeeper",
        ingress.get("gatekeeper"),
        LightKeys.offchainIngress(new MessageOrigin.Gatekeeper()),
        report);
    expect(
        "legacy GRANDPA authorities",
        content.get("legacy_grandpa"),
        Bytes.wrap(":grandpa_authorities".getBytes(StandardCharsets.US_ASCII)),
        report);
  }

  private static void expect(String id, JsonNode hex, Bytes key, VectorReport report) {
    report.run(id, 0, () -> report.expectEqual(id, 0, "key", Bytes.fromHex(hex.asString()), key));
  }
}
