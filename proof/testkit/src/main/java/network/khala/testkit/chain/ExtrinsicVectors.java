package network.khala.testkit.chain;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import network.khala.client.extrinsic.ChainIdentity;
import network.khala.client.extrinsic.Era;
import network.khala.client.extrinsic.Extrinsic;
import network.khala.client.extrinsic.SigningOptions;
import network.khala.client.extrinsic.SigningPayload;
import network.khala.client.metadata.ExtrinsicFormat;
import network.khala.client.metadata.SignedExtension;
import network.khala.crypto.KeyScheme;
import network.khala.scale.Bytes;
import network.khala.scale.Bytes32;
import network.khala.scale.PortableRegistry;
import network.khala.scale.TypeDef;
import network.khala.scale.TypeInfo;
import network.khala.testkit.VectorFile;
import network.khala.testkit.VectorReport;
import network.khala.testkit.VectorSuite;
import tools.jackson.databind.JsonNode;

/// `chain/extrinsics.json`: signed extrinsics of nine and of ten extensions, built by the client
/// from their parts and the vector's signature. Signatures of sr25519 differ each time, so new ones
/// would prove nothing.
public final class ExtrinsicVectors implements VectorSuite {
  /// Types 0, the empty tuple, and 1, an address with the variant of accounts.
  private static final PortableRegistry TYPES =
      new PortableRegistry(
          List.of(
              TypeInfo.of(TypeDef.UNIT),
              TypeInfo.of(
                  new TypeDef.Variants(
                      List.of(TypeDef.Variant.of("Id", 0, TypeDef.Field.unnamed(0)))))));

  private static final List<String> NINE =
      List.of(
          "CheckNonZeroSender",
          "CheckSpecVersion",
          "CheckTxVersion",
          "CheckGenesis",
          "CheckMortality",
          "CheckNonce",
          "CheckWeight",
          "CheckMqSequence",
          "ChargeTransactionPayment");

  @Override
  public boolean accepts(VectorFile file) {
    return file.suite().equals("chain") && file.name().equals("extrinsics");
  }

  @Override
  public void run(VectorFile file, VectorReport report) {
    for (JsonNode vector : file.content().get("cases")) {
      boolean bare = !vector.has("scheme");
      String set = bare ? "" : ": " + vector.get("extensionSet").asString();
      String id = vector.get("name").asString() + set;
      if (!report.wants(id)) {
        continue;
      }
      if (bare) {
        bare(id, vector, report);
      } else {
        signed(id, vector, report);
      }
    }
  }

  private static void bare(String id, JsonNode vector, VectorReport report) {
    Extrinsic extrinsic = Extrinsic.bare(bytes(vector, "call"));
    expect(id, 0, "extrinsic", vector, extrinsic.encoded().toHex(), report);
  }

  private static void signed(String id, JsonNode vector, VectorReport report) {
    SigningPayload payload = payload(vector);
    expect(id, 0, "extra", vector, payload.extra().toHex(), report);
    expect(id, 1, "additionalSigned", vector, payload.additional().toHex(), report);
    expect(id, 2, "signingPayload", vector, payload.payload().toHex(), report);
    expect(id, 3, "bytesSigned", vector, payload.bytesToSign().toHex(), report);
    KeyScheme scheme = scheme(vector.get("scheme").asString());
    Bytes signature = Bytes.of((byte) scheme.wireIndex()).concat(bytes(vector, "signature"));
    Extrinsic extrinsic = payload.signed(hash(vector, "accountId"), signature);
    expect(id, 4, "extrinsic", vector, extrinsic.encoded().toHex(), report);
    expect(id, 5, "txHash_blake2_256", vector, extrinsic.hash().toHex(), report);
  }

  private static SigningPayload payload(JsonNode vector) {
    var chain =
        new ChainIdentity(
            vector.get("specVersion").longValue(),
            vector.get("transactionVersion").longValue(),
            hash(vector, "genesisHash"));
    var options =
        new SigningOptions(
            vector.get("nonce").longValue(),
            new BigInteger(vector.get("tip").asString()),
            Era.decode(bytes(vector, "era")),
            hash(vector, "blockHashForEra"));
    Stream<String> tenth =
        Optional.ofNullable(vector.get("metadataHashMode")).map(_ -> "CheckMetadataHash").stream();
    List<SignedExtension> extensions =
        Stream.concat(NINE.stream(), tenth).map(name -> new SignedExtension(name, 0, 0)).toList();
    var format = new ExtrinsicFormat(4, 1, 0, 0, extensions);
    return SigningPayload.of(TYPES, format, chain, bytes(vector, "call"), options);
  }

  private static KeyScheme scheme(String name) {
    return switch (name) {
      case "ed25519" -> KeyScheme.ED25519;
      case "sr25519" -> KeyScheme.SR25519;
      case "ecdsa" -> KeyScheme.ECDSA;
      default -> throw new IllegalArgumentException("scheme " + name);
    };
  }

  private static void expect(
      String id, int step, String member, JsonNode vector, String actual, VectorReport report) {
    report.expectEqual(id, step, member, vector.get(member).asString(), actual);
  }

  private static Bytes bytes(JsonNode vector, String member) {
    return Bytes.fromHex(vector.get(member).asString());
  }

  private static Bytes32 hash(JsonNode vector, String member) {
    return Bytes32.fromHex(vector.get(member).asString());
  }
}
