package network.khala.testkit.pruntime;

import java.util.List;
import java.util.Map;
import network.khala.protocol.mq.EgressMessages;
import network.khala.protocol.mq.Message;
import network.khala.protocol.mq.MessageOrigin;
import network.khala.protocol.mq.SignedMessage;
import network.khala.protocol.substrate.Hash;
import network.khala.protocol.substrate.Sr25519PublicKey;
import network.khala.scale.Bytes;
import network.khala.testkit.Signatures;
import network.khala.testkit.VectorFile;
import network.khala.testkit.VectorReport;
import network.khala.testkit.VectorSuite;
import tools.jackson.databind.JsonNode;

/// `pruntime/mq-message.json`: origins, a message, what is signed of it, and the egress list.
final class MqMessageVectors implements VectorSuite {
  private static final Sr25519PublicKey DEVELOPMENT_WORKER =
      Sr25519PublicKey.fromHex("3a3d45dc55b57bf542f4c6ff41af080ec675317f4ed50ae1d2713bf9f892692d");

  private static final Map<String, MessageOrigin> ORIGINS =
      Map.of(
          "pallet_registry", MessageOrigin.Pallet.of("phala/registry"),
          "contract", new MessageOrigin.Contract(Hash.fromHex("02".repeat(32))),
          "worker_dev", new MessageOrigin.Worker(DEVELOPMENT_WORKER),
          "account", new MessageOrigin.AccountId(Hash.fromHex("03".repeat(32))),
          "multilocation", new MessageOrigin.MultiLocation(Bytes.fromHex("0102")),
          "gatekeeper", new MessageOrigin.Gatekeeper(),
          "cluster", new MessageOrigin.Cluster(Hash.fromHex("01".repeat(32))),
          "reserved", new MessageOrigin.Reserved());

  @Override
  public boolean accepts(VectorFile file) {
    return file.suite().equals("pruntime") && file.name().equals("mq-message");
  }

  @Override
  public void run(VectorFile file, VectorReport report) {
    JsonNode content = file.content();
    for (String name : content.get("origin_encodings").propertyNames()) {
      String id = "origin " + name;
      report.run(id, 0, () -> origin(id, name, content, report));
    }
    report.run("message", 0, () -> message(content, report));
    report.run("egress", 0, () -> egress(content, report));
    report.run("parameter", 0, () -> parameter(content, report));
  }

  private static void origin(String id, String name, JsonNode content, VectorReport report) {
    Bytes encoded = bytes(content.get("origin_encodings"), name);
    MessageOrigin origin = MessageOrigin.CODEC.decode(encoded);
    report.expectEqual(id, 0, "origin", ORIGINS.get(name), origin);
    report.expectEqual(id, 1, "bytes", encoded, Bytes.wrap(MessageOrigin.CODEC.encode(origin)));
  }

  private static void message(JsonNode content, VectorReport report) {
    Message message = Message.CODEC.decode(bytes(content, "message_scale"));
    long sequence = content.get("sequence").asLong();
    Bytes toSign = bytes(content, "to_be_signed");
    Bytes signature = bytes(content, "sample_signature");
    report.expectEqual(
        "message",
        0,
        "to_be_signed",
        toSign,
        Bytes.wrap(SignedMessage.dataToSign(message, sequence)));
    SignedMessage signed = new SignedMessage(message, sequence, signature);
    report.expectEqual(
        "message",
        1,
        "signed_message_scale",
        bytes(content, "signed_message_scale"),
        Bytes.wrap(SignedMessage.CODEC.encode(signed)));
    Signatures.expectValid("message", 2, DEVELOPMENT_WORKER, toSign, signature, report);
  }

  private static void egress(JsonNode content, VectorReport report) {
    Bytes encoded = bytes(content, "egress_messages_scale");
    List<EgressMessages> egress = EgressMessages.LIST_CODEC.decode(encoded);
    SignedMessage signed = SignedMessage.CODEC.decode(bytes(content, "signed_message_scale"));
    report.expectEqual(
        "egress",
        0,
        "messages",
        List.of(new EgressMessages(new MessageOrigin.Worker(DEVELOPMENT_WORKER), List.of(signed))),
        egress);
    report.expectEqual(
        "egress", 1, "bytes", encoded, Bytes.wrap(EgressMessages.LIST_CODEC.encode(egress)));
  }

  private static void parameter(JsonNode content, VectorReport report) {
    report.expectEqual(
        "parameter",
        0,
        "pha_getMqNextSequence_param",
        bytes(content, "pha_getMqNextSequence_param"),
        Bytes.wrap(MessageOrigin.CODEC.encode(new MessageOrigin.Worker(DEVELOPMENT_WORKER))));
  }

  private static Bytes bytes(JsonNode node, String member) {
    return Bytes.fromHex(node.get(member).asString());
  }
}
