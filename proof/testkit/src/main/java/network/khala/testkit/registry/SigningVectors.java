package network.khala.testkit.registry;

import java.util.Locale;
import network.khala.protocol.mq.Message;
import network.khala.protocol.mq.MessageOrigin;
import network.khala.protocol.mq.PoolTag;
import network.khala.protocol.mq.SignedContent;
import network.khala.protocol.mq.SignedMessage;
import network.khala.protocol.mq.Topic;
import network.khala.protocol.registry.WorkerEndpointPayload;
import network.khala.protocol.substrate.Hash;
import network.khala.protocol.substrate.Sr25519PublicKey;
import network.khala.scale.Bytes;
import network.khala.scale.ScaleReader;
import network.khala.scale.dynamic.Value;
import network.khala.testkit.Signatures;
import network.khala.testkit.VectorFile;
import network.khala.testkit.VectorReport;
import network.khala.testkit.VectorSuite;
import tools.jackson.databind.JsonNode;

/// `registry/signing.json`: what is signed, signatures over it, and the tags of the pool.
final class SigningVectors implements VectorSuite {
  @Override
  public boolean accepts(VectorFile file) {
    return file.suite().equals("registry") && file.name().equals("signing");
  }

  @Override
  public void run(VectorFile file, VectorReport report) {
    JsonNode content = file.content();
    for (String name : content.get("contentTypes").propertyNames()) {
      int kind = content.get("contentTypes").get(name).asInt();
      String id = "kind of " + name;
      report.run(id, 0, () -> report.expectEqual(id, 0, "kind", kind, kind(name).kind()));
    }
    for (JsonNode vector : content.get("wrap")) {
      String id = "wrap " + vector.get("type").asString();
      report.run(id, 0, () -> wrap(id, vector, report));
    }
    Sr25519PublicKey key = Sr25519PublicKey.fromHex(content.get("key").get("public").asString());
    for (JsonNode vector : content.get("messages")) {
      String id = vector.get("name").asString();
      report.run(id, 0, () -> message(id, vector, key, report));
    }
    report.run("endpoint", 0, () -> endpoint(content.get("endpoint"), key, report));
    for (JsonNode vector : content.get("poolTags").get("vectors")) {
      String id = "tag " + vector.get("tag").asString();
      report.run(id, 0, () -> tag(id, vector, report));
    }
  }

  static SignedContent kind(String camelCase) {
    return SignedContent.valueOf(
        camelCase.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toUpperCase(Locale.ROOT));
  }

  private static void wrap(String id, JsonNode vector, VectorReport report) {
    byte[] wrapped = kind(vector.get("type").asString()).wrap(bytes(vector.get("data")).toArray());
    report.expectEqual(id, 0, "out", bytes(vector.get("out")), Bytes.wrap(wrapped));
  }

  private static void message(
      String id, JsonNode vector, Sr25519PublicKey key, VectorReport report) {
    Bytes expected = bytes(vector.get("dataToSign"));
    ScaleReader in = new ScaleReader(expected);
    Message message = Message.CODEC.decode(in);
    long sequence = in.u64();
    report.expectEqual(
        id, 0, "dataToSign", expected, Bytes.wrap(SignedMessage.dataToSign(message, sequence)));
    if (vector.has("message")) {
      JsonNode json = vector.get("message");
      report.expectEqual(
          id,
          1,
          "message",
          new Message(
              new MessageOrigin.Gatekeeper(),
              new Topic(bytes(json.get("destination"))),
              bytes(json.get("payload"))),
          message);
      report.expectEqual(id, 2, "sequence", vector.get("sequence").asLong(), sequence);
    }
    Signatures.expectValid(id, 3, key, expected, bytes(vector.get("signature")), report);
  }

  private static void endpoint(JsonNode vector, Sr25519PublicKey key, VectorReport report) {
    Bytes encoded = bytes(vector.get("encoded"));
    WorkerEndpointPayload payload = WorkerEndpointPayload.CODEC.decode(encoded);
    Value actual = DescribedValue.read(WorkerEndpointPayload.CODEC, encoded);
    report.expectEqual(
        "endpoint", 0, "payload", true, DescribedValue.matches(vector.get("payload"), actual));
    Bytes toSign = bytes(vector.get("dataToSign"));
    report.expectEqual("endpoint", 1, "dataToSign", toSign, Bytes.wrap(payload.dataToSign()));
    Signatures.expectValid("endpoint", 2, key, toSign, bytes(vector.get("signature")), report);
  }

  private static void tag(String id, JsonNode vector, VectorReport report) {
    byte[] tag = PoolTag.of(origin(vector.get("sender")), vector.get("sequence").asLong());
    report.expectEqual(id, 0, "tag", bytes(vector.get("tag")), Bytes.wrap(tag));
  }

  private static MessageOrigin origin(JsonNode json) {
    String variant = json.propertyNames().iterator().next();
    String hex = json.get(variant).asString();
    return switch (variant) {
      case "Worker" -> new MessageOrigin.Worker(Sr25519PublicKey.fromHex(hex));
      case "Gatekeeper" -> new MessageOrigin.Gatekeeper();
      case "Cluster" -> new MessageOrigin.Cluster(Hash.fromHex(hex));
      default -> throw new IllegalArgumentException("origin " + variant);
    };
  }

  private static Bytes bytes(JsonNode hex) {
    return Bytes.fromHex(hex.asString());
  }
}
