package network.khala.testkit.pruntime;

import com.google.protobuf.ByteString;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import network.khala.attestation.AttestationReport;
import network.khala.crypto.Ed25519;
import network.khala.crypto.VerificationException;
import network.khala.finality.FinalityAnchor;
import network.khala.finality.FinalityProof;
import network.khala.finality.SealMessage;
import network.khala.protocol.gatekeeper.KeyDistribution;
import network.khala.protocol.light.BlockHead;
import network.khala.protocol.light.BlockMessages;
import network.khala.protocol.light.LightKeys;
import network.khala.protocol.light.MessageAccumulator;
import network.khala.protocol.light.RequiredKeys;
import network.khala.protocol.mq.Message;
import network.khala.protocol.mq.MessageOrigin;
import network.khala.protocol.prpc.DispatchProvenResult;
import network.khala.protocol.prpc.EventProof;
import network.khala.protocol.prpc.ProvenBlocks;
import network.khala.protocol.registry.Evidence;
import network.khala.protocol.registry.GatekeeperRegistryEvent;
import network.khala.protocol.registry.MachineId;
import network.khala.protocol.registry.WorkerEvidence;
import network.khala.protocol.registry.WorkerRegistrationInfoV2;
import network.khala.protocol.substrate.Hash;
import network.khala.protocol.substrate.Sr25519PublicKey;
import network.khala.scale.Bytes;
import network.khala.scale.Bytes32;
import network.khala.testkit.VectorFile;
import network.khala.testkit.VectorReport;
import network.khala.testkit.VectorSuite;
import tools.jackson.databind.JsonNode;

/// `pruntime/message-accumulator.json`: block heads and their accumulator, anchors and seals, what
/// a block's messages make an enclave ask for, freshness and evidence, and the API's messages.
final class MessageAccumulatorVectors implements VectorSuite {
  private static final Sr25519PublicKey WORKER =
      Sr25519PublicKey.fromHex("3a3d45dc55b57bf542f4c6ff41af080ec675317f4ed50ae1d2713bf9f892692d");

  @Override
  public boolean accepts(VectorFile file) {
    return file.suite().equals("pruntime") && file.name().equals("message-accumulator");
  }

  @Override
  public void run(VectorFile file, VectorReport report) {
    JsonNode content = file.content();
    report.run("keys", 0, () -> keys(content, report));
    for (JsonNode block : content.get("blocks")) {
      String id = "block " + block.get("number").asLong();
      report.run(id, 0, () -> block(id, content, block, report));
    }
    report.run("tampering", 0, () -> tampering(content, report));
    for (JsonNode vector : content.get("required_keys")) {
      String id = vector.get("name").asString();
      report.run(id, 0, () -> requiredKeys(id, vector, report));
    }
    report.run("sealed", 0, () -> sealed(content, report));
    report.run("anchors", 0, () -> anchors(content, report));
    report.run("machine id", 0, () -> machineId(content.get("machine_id"), report));
    report.run("evidence", 0, () -> evidence(content, report));
    report.run("refusal", 0, () -> refusal(content.get("refusal"), report));
    report.run("protobuf", 0, () -> protobuf(content.get("protobuf"), report));
  }

  private static void keys(JsonNode content, VectorReport report) {
    report.expectEqual(
        "keys",
        0,
        "key_accumulator",
        bytes(content, "key_accumulator"),
        LightKeys.MESSAGE_ACCUMULATOR);
    report.expectEqual(
        "keys", 1, "key_finality", bytes(content, "key_finality"), LightKeys.FINALITY_ANCHOR);
    report.expectEqual(
        "keys", 2, "key_dev_root", bytes(content, "key_dev_root"), LightKeys.DEVELOPMENT_ROOT);
    Map<String, Bytes> known = new TreeMap<>();
    known.put("PhalaRegistry.Gatekeeper", LightKeys.GATEKEEPERS);
    known.put("PhalaRegistry.PRuntimeAllowList", LightKeys.PRUNTIME_ALLOW_LIST);
    known.put("PhalaRegistry.MinimumPRuntimeVersion", LightKeys.MINIMUM_PRUNTIME_VERSION);
    known.put("PhalaComputation.TokenomicParameters", LightKeys.TOKENOMIC_PARAMETERS);
    known.put("PhalaPhatContracts.PinkSystemCode", LightKeys.PINK_SYSTEM_CODE);
    known.put("PhalaPhatContracts.PinkRuntimeVersion", LightKeys.PINK_RUNTIME_VERSION);
    known.put("ParachainInfo.ParachainId", LightKeys.PARACHAIN_ID);
    known.put("PhalaRegistry.FirstRegisteredAt[dev]", LightKeys.firstRegisteredAt(WORKER));
    known.put("PhalaRegistry.WorkerEvidence[dev]", LightKeys.workerEvidence(WORKER));
    known.put(
        "PhalaMq.OffchainIngress[Worker(dev)]",
        LightKeys.offchainIngress(new MessageOrigin.Worker(WORKER)));
    known.put(
        "PhalaMq.OffchainIngress[Gatekeeper]",
        LightKeys.offchainIngress(new MessageOrigin.Gatekeeper()));
    known.put(
        "PhalaMq.OffchainIngress[Cluster(00..01)]",
        LightKeys.offchainIngress(new MessageOrigin.Cluster(Hash.fromHex("00".repeat(31) + "01"))));
    int step = 3;
    for (String name : content.get("block_keys").propertyNames()) {
      report.expectEqual(
          "keys", step++, name, bytes(content.get("block_keys"), name), known.get(name));
    }
  }

  private static BlockHead head(JsonNode block) {
    return new BlockHead(
        block.get("number").asLong(),
        block.get("timestamp_ms").asLong(),
        block.get("consensus_version").asLong(),
        BlockHead.hashOf(messages(block)));
  }

  private static List<Message> messages(JsonNode block) {
    return Message.LIST_CODEC.decode(bytes(block, "messages_scale"));
  }

  private static List<BlockHead> heads(JsonNode content) {
    List<BlockHead> heads = new ArrayList<>();
    content.get("blocks").forEach(block -> heads.add(head(block)));
    return heads;
  }

  private static void block(String id, JsonNode content, JsonNode block, VectorReport report) {
    BlockHead head = head(block);
    Bytes encoded = bytes(block, "block_head");
    report.expectEqual(
        id,
        0,
        "messages_hash",
        bytes(block, "messages_hash"),
        head.messagesHash().value().toBytes());
    report.expectEqual(id, 1, "block_head", encoded, Bytes.wrap(BlockHead.CODEC.encode(head)));
    MessageAccumulator accumulator =
        MessageAccumulator.GENESIS.foldAll(heads(content).subList(0, (int) head.number()));
    report.expectEqual(
        id, 2, "accumulator", bytes(block, "accumulator"), accumulator.value().toBytes());
    report.expectEqual(
        id,
        3,
        "messages_scale",
        head.messagesHash(),
        BlockHead.hashOfEncoded(bytes(block, "messages_scale")));
  }

  /// The tampered variants, made again from their descriptions.
  private static void tampering(JsonNode content, VectorReport report) {
    int step = 0;
    for (JsonNode vector : content.get("negative")) {
      String change = vector.get("change").asString();
      List<List<Message>> messages = new ArrayList<>();
      content.get("blocks").forEach(block -> messages.add(new ArrayList<>(messages(block))));
      List<BlockHead> heads = new ArrayList<>(heads(content));
      switch (change) {
        case "messages of block 3 swapped" -> messages.set(2, messages.get(2).reversed());
        case "last message of block 4 dropped" -> messages.get(3).removeLast();
        case "time of block 2 + 1 ms" -> {
          BlockHead second = heads.get(1);
          heads.set(1, new BlockHead(2, second.timestampMs() + 1, 0, second.messagesHash()));
        }
        case "consensus version of block 5 = 0" -> {
          BlockHead fifth = heads.get(4);
          heads.set(4, new BlockHead(5, fifth.timestampMs(), 0, fifth.messagesHash()));
        }
        case "challenge moved from block 4 to block 5" ->
            messages.get(4).add(messages.get(3).removeLast());
        default -> throw new IllegalArgumentException("change: " + change);
      }
      for (int i = 0; i < heads.size(); i++) {
        BlockHead head = heads.get(i);
        heads.set(
            i,
            new BlockHead(
                head.number(),
                head.timestampMs(),
                head.consensusVersion(),
                BlockHead.hashOf(messages.get(i))));
      }
      Bytes32 accumulator = MessageAccumulator.GENESIS.foldAll(heads).value();
      report.expectEqual(
          "tampering", step++, change, bytes(vector, "accumulator_5"), accumulator.toBytes());
      report.expectEqual(
          "tampering",
          step++,
          change + " is seen",
          false,
          accumulator.equals(MessageAccumulator.GENESIS.foldAll(heads(content)).value()));
    }
  }

  private static void requiredKeys(String id, JsonNode vector, VectorReport report) {
    RequiredKeys required =
        RequiredKeys.forWorker(
            Sr25519PublicKey.fromHex(vector.get("own_key").asString()),
            vector.get("role").asString().equals("G"),
            vector.get("cluster").asBoolean());
    List<Message> messages = List.of(Message.CODEC.decode(bytes(vector, "message")));
    List<Bytes> expected = new ArrayList<>();
    vector.get("keys").forEach(key -> expected.add(Bytes.fromHex(key.asString())));
    report.expectEqual(id, 0, "keys", expected, List.copyOf(required.ofBlock(messages)));
    report.expectEqual(
        id,
        1,
        "keys of a node",
        true,
        RequiredKeys.forEveryWorker().ofBlock(messages).containsAll(expected));
  }

  private static void sealed(JsonNode content, VectorReport report) {
    JsonNode vector = content.get("sealed");
    Bytes32 authority = Bytes32.fromHex(vector.get("authority").asString());
    byte[] message =
        SealMessage.of(
            Bytes32.fromHex(vector.get("genesis_hash").asString()),
            vector.get("number").asLong(),
            Bytes32.fromHex(vector.get("header_hash").asString()));
    Bytes signature = bytes(vector, "signature");
    report.expectEqual(
        "sealed", 0, "signed_bytes", bytes(vector, "signed_bytes"), Bytes.of(message));
    report.expectEqual(
        "sealed",
        1,
        "finality_proof",
        bytes(vector, "finality_proof"),
        Bytes.wrap(FinalityProof.CODEC.encode(new FinalityProof.Sealed(authority, signature))));
    try {
      Ed25519.verify(authority, message, signature.toArray());
      report.pass("sealed", 2);
    } catch (VerificationException e) {
      report.fail("sealed", 2, "signature", "valid", e.getMessage());
    }
  }

  private static void anchors(JsonNode content, VectorReport report) {
    FinalityAnchor sealed =
        new FinalityAnchor.Sealed(
            Bytes32.fromHex(content.get("sealed").get("authority").asString()));
    report.expectEqual(
        "anchors",
        0,
        "anchor_sealed",
        bytes(content, "anchor_sealed"),
        Bytes.wrap(FinalityAnchor.CODEC.encode(sealed)));
    JsonNode vector = content.get("anchor_cometbft");
    List<FinalityAnchor.Validator> validators = new ArrayList<>();
    for (JsonNode validator : vector.get("validators")) {
      validators.add(
          new FinalityAnchor.Validator(
              Bytes32.fromHex(validator.get(0).asString()), validator.get(1).asLong()));
    }
    FinalityAnchor comet =
        new FinalityAnchor.CometBft(
            Bytes.wrap(vector.get("id").asString().getBytes(StandardCharsets.US_ASCII)),
            vector.get("initial_height").asLong(),
            vector.get("genesis_seconds").asLong(),
            vector.get("genesis_nanos").asLong(),
            validators);
    report.expectEqual(
        "anchors",
        1,
        "anchor_cometbft",
        bytes(vector, "scale"),
        Bytes.wrap(FinalityAnchor.CODEC.encode(comet)));
    report.expectEqual(
        "anchors", 2, "decoded", comet, FinalityAnchor.CODEC.decode(bytes(vector, "scale")));
  }

  private static void machineId(JsonNode vector, VectorReport report) {
    MachineId machineId =
        new MachineId(
            bytes(vector, "id"),
            vector.get("number").asLong(),
            Hash.fromHex(vector.get("hash").asString()));
    Bytes encoded = bytes(vector, "machine_id");
    report.expectEqual("machine id", 0, "machine_id", encoded, machineId.encode());
    report.expectEqual("machine id", 1, "parsed", Optional.of(machineId), MachineId.parse(encoded));
    WorkerRegistrationInfoV2 info = WorkerRegistrationInfoV2.CODEC.decode(bytes(vector, "info_v2"));
    report.expectEqual("machine id", 2, "info_v2.machine_id", encoded, info.machineId());
    report.expectEqual(
        "machine id",
        3,
        "report_data_prefix",
        bytes(vector, "report_data_prefix"),
        info.hash().value().toBytes());
  }

  private static void evidence(JsonNode content, VectorReport report) {
    JsonNode vector = content.get("evidence");
    Evidence evidence =
        new Evidence(
            vector.get("now_s").asLong(),
            bytes(content.get("machine_id"), "info_v2"),
            AttestationReport.OPTION_CODEC.decode(bytes(vector, "report")));
    report.expectEqual(
        "evidence", 0, "E", bytes(vector, "E"), Bytes.wrap(Evidence.CODEC.encode(evidence)));
    report.expectEqual(
        "evidence",
        1,
        "evidence_hash",
        bytes(vector, "evidence_hash"),
        evidence.hash().value().toBytes());
    report.expectEqual(
        "evidence",
        2,
        "worker_evidence_value",
        bytes(vector, "worker_evidence_value"),
        Bytes.wrap(
            WorkerEvidence.CODEC.encode(
                new WorkerEvidence(evidence.hash(), vector.get("block").asLong()))));
  }

  private static void refusal(JsonNode vector, VectorReport report) {
    KeyDistribution refused =
        new KeyDistribution.MasterKeyHistory(
            new KeyDistribution.DispatchMasterKeyHistoryEvent(
                Sr25519PublicKey.fromHex(vector.get("registered_dest").asString()), List.of()));
    report.expectEqual(
        "refusal",
        0,
        "key_distribution",
        bytes(vector, "key_distribution"),
        Bytes.wrap(KeyDistribution.CODEC.encode(refused)));
    JsonNode back = vector.get("rotated_back");
    report.expectEqual(
        "refusal",
        1,
        "rotated_back",
        bytes(back, "payload"),
        Bytes.wrap(
            GatekeeperRegistryEvent.CODEC.encode(
                new GatekeeperRegistryEvent.RotatedMasterPubkey(
                    back.get("rotation_id").asLong(),
                    Sr25519PublicKey.fromHex(back.get("current_public").asString())))));
  }

  private static void protobuf(JsonNode vector, VectorReport report) {
    Bytes heads = bytes(vector, "encoded_heads");
    Bytes blocks = bytes(vector, "encoded_blocks");
    report.expectEqual(
        "protobuf",
        0,
        "encoded_heads",
        heads,
        Bytes.wrap(BlockHead.BATCH_CODEC.encode(BlockHead.LIST_CODEC.decode(heads))));
    report.expectEqual(
        "protobuf",
        1,
        "encoded_blocks",
        blocks,
        Bytes.wrap(BlockMessages.LIST_CODEC.encode(BlockMessages.LIST_CODEC.decode(blocks))));
    ProvenBlocks request =
        ProvenBlocks.newBuilder()
            .setEncodedHeads(proto(heads))
            .addProofNodes(proto(Bytes.fromHex("aaaaaa")))
            .addProofNodes(proto(Bytes.fromHex("bbbb")))
            .setEncodedBlocks(proto(blocks))
            .addEventProofs(
                EventProof.newBuilder().setNumber(1).addProofNodes(proto(Bytes.fromHex("aaaaaa"))))
            .addEvidence(proto(Bytes.fromHex("cc")))
            .build();
    report.expectEqual(
        "protobuf",
        2,
        "proven_blocks",
        bytes(vector, "proven_blocks"),
        Bytes.wrap(request.toByteArray()));
    JsonNode result = vector.get("result");
    DispatchProvenResult.Builder response =
        DispatchProvenResult.newBuilder()
            .setSyncedTo(result.get("synced_to").asInt())
            .setMissingBlock(result.get("missing_block").asInt())
            .setHeadsTo(result.get("heads_to").asInt());
    result
        .get("missing_keys")
        .forEach(key -> response.addMissingKeys(proto(Bytes.fromHex(key.asString()))));
    report.expectEqual(
        "protobuf",
        3,
        "result",
        bytes(result, "bytes"),
        Bytes.wrap(response.build().toByteArray()));
  }

  private static ByteString proto(Bytes bytes) {
    return ByteString.copyFrom(bytes.toArray());
  }

  private static Bytes bytes(JsonNode node, String member) {
    return Bytes.fromHex(node.get(member).asString());
  }
}
