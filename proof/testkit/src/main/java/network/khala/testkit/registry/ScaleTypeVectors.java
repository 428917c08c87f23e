package network.khala.testkit.registry;

import java.math.BigInteger;
import java.util.Map;
import network.khala.attestation.AttestationReport;
import network.khala.protocol.contract.InkCommand;
import network.khala.protocol.contract.SystemContract;
import network.khala.protocol.gatekeeper.KeyDistribution.BatchRotateMasterKeyData;
import network.khala.protocol.gatekeeper.KeyDistribution.BatchRotateMasterKeyEvent;
import network.khala.protocol.mq.Message;
import network.khala.protocol.mq.Payload;
import network.khala.protocol.mq.SignedContent;
import network.khala.protocol.mq.SignedMessage;
import network.khala.protocol.substrate.Hash;
import network.khala.scale.Bytes;
import network.khala.scale.Codec;
import network.khala.scale.CodecFactory;
import network.khala.scale.ScaleReader;
import network.khala.scale.dynamic.Value;
import network.khala.testkit.VectorFile;
import network.khala.testkit.VectorReport;
import network.khala.testkit.VectorSuite;
import tools.jackson.databind.JsonNode;

/// `registry/scale-types.json`: encoded values of every type.
final class ScaleTypeVectors implements VectorSuite {
  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("WorkingInfoUpdateEvent<u32>", "WorkingInfoUpdateEvent"),
          Map.entry("KeyDistribution<u32>", "KeyDistribution"),
          Map.entry("WorkerRegistrationInfo<AccountId32>", "RegInfo"),
          Map.entry("WorkerRegistrationInfoV2<AccountId32>", "RegInfoV2"),
          Map.entry("WorkerInfoV2<AccountId32>", "WorkerInfoV2"),
          Map.entry("Attestation (legacy)", "Attestation"),
          Map.entry("ClusterPermission<AccountId32>", "ClusterPermission"),
          Map.entry("ClusterInfo<AccountId32>", "ClusterInfo"),
          Map.entry("ClusterOperation<AccountId32>", "ClusterOperation"),
          Map.entry("ContractOperation<H256,AccountId32>", "ContractOperationH"),
          Map.entry("CommandPayload<InkCommand> / Payload::Plain", "Payload_InkCommand"),
          Map.entry("Payload::Encrypted", "Payload_InkCommand"));

  /// Values that were recorded together; only their bytes are given.
  private static final Map<String, String> COLLECTIONS =
      Map.of(
          "suite.phala-types.zero", "PhalaTypesTestData",
          "suite.phala-types.contract", "ContractTestData",
          "suite.phala-mq", "MqTestSuite");

  @Override
  public boolean accepts(VectorFile file) {
    return file.suite().equals("registry") && file.name().equals("scale-types");
  }

  @Override
  public void run(VectorFile file, VectorReport report) {
    for (JsonNode vector : file.content().get("vectors")) {
      String id = vector.get("id").asString();
      report.run(id, 0, () -> check(id, vector, report));
    }
  }

  private static void check(String id, JsonNode vector, VectorReport report) {
    Bytes bytes = Bytes.fromHex(vector.get("hex").asString());
    if (!vector.has("value")) {
      roundTrip(id, WireTypes.named(COLLECTIONS.getOrDefault(id, id)), bytes, report);
      return;
    }
    String type = vector.get("type").asString();
    switch (type) {
      case "Message ++ u64 sequence" -> messageToSign(id, vector, bytes, report);
      case "u64 rotation_id ++ BTreeMap<Public,EncryptedKey> ++ Public sender" ->
          rotationToSign(id, vector, bytes, report);
      case "Option<AttestationReport>" ->
          value(id, AttestationReport.OPTION_CODEC, vector, bytes, report);
      case "message payload pushed by PhalaPhatTokenomic.adjust_stake" ->
          systemContractCommand(id, vector, bytes, report);
      default -> value(id, WireTypes.named(NAMES.getOrDefault(type, type)), vector, bytes, report);
    }
  }

  private static <T> void value(
      String id, Codec<T> codec, JsonNode vector, Bytes bytes, VectorReport report) {
    roundTrip(id, codec, bytes, report);
    JsonNode expected = vector.get("value");
    Value actual = DescribedValue.read(codec, bytes);
    if (DescribedValue.matches(expected, actual)) {
      report.pass(id, 1);
    } else {
      report.fail(id, 1, "value", expected, actual);
    }
    if (vector.has("blake2_256")) {
      String hash = vector.get("blake2_256").asString();
      report.expectEqual(id, 2, "blake2_256", hash, Hash.blake2(bytes).toHex());
    }
  }

  private static <T> void roundTrip(String id, Codec<T> codec, Bytes bytes, VectorReport report) {
    report.expectEqual(id, 0, "hex", bytes, Bytes.wrap(codec.encode(codec.decode(bytes))));
  }

  private static void systemContractCommand(
      String id, JsonNode vector, Bytes bytes, VectorReport report) {
    InkCommand command =
        SystemContract.changeDeposit(
            Hash.fromHex(vector.get("value").get("contract").asString()),
            new BigInteger(vector.get("value").get("total").asString()));
    report.expectEqual(
        id,
        0,
        "hex",
        bytes,
        Bytes.wrap(Payload.codec(InkCommand.CODEC).encode(new Payload.Plain<>(command))));
  }

  private static void messageToSign(String id, JsonNode vector, Bytes bytes, VectorReport report) {
    Message message = Message.CODEC.decode(new ScaleReader(bytes));
    long sequence = vector.get("value").get("sequence").asLong();
    report.expectEqual(
        id, 0, "hex", bytes, Bytes.wrap(SignedMessage.dataToSign(message, sequence)));
  }

  private static void rotationToSign(String id, JsonNode vector, Bytes bytes, VectorReport report) {
    Codec<BatchRotateMasterKeyData> codec =
        CodecFactory.STANDARD.of(BatchRotateMasterKeyData.class);
    value(id, codec, vector, bytes, report);
    BatchRotateMasterKeyData data = codec.decode(bytes);
    report.expectEqual(
        id,
        3,
        "data to sign",
        Bytes.wrap(SignedContent.MASTER_KEY_ROTATION.wrap(bytes.toArray())),
        Bytes.wrap(
            BatchRotateMasterKeyEvent.dataToSign(
                data.rotationId(), data.secretKeys(), data.sender())));
  }
}
