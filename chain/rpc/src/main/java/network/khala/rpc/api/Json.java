package network.khala.rpc.api;

import java.math.BigInteger;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import network.khala.protocol.substrate.DigestItem;
import network.khala.protocol.substrate.Hash;
import network.khala.protocol.substrate.Header;
import network.khala.rpc.backend.NodeFacts;
import network.khala.scale.Bytes;
import network.khala.scale.Codec;
import network.khala.scale.CodecFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Values in the JSON that clients know.
public final class Json {
  /// Makes nodes.
  public static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private static final Codec<DigestItem> DIGEST_ITEM = CodecFactory.STANDARD.of(DigestItem.class);

  private Json() {}

  /// Bytes as `0x…`.
  public static JsonNode hex(Bytes bytes) {
    return NODES.stringNode(bytes.toHex());
  }

  /// A hash as `0x…`.
  public static JsonNode hex(Hash hash) {
    return NODES.stringNode(hash.toHex());
  }

  /// Bytes as `0x…`, or `null`.
  public static JsonNode hexOrNull(Optional<Bytes> bytes) {
    return bytes.map(Json::hex).orElse(NODES.nullNode());
  }

  /// A hash as `0x…`, or `null`.
  public static JsonNode hashOrNull(Optional<Hash> hash) {
    return hash.map(Json::hex).orElse(NODES.nullNode());
  }

  /// Byte strings as a list of `0x…`.
  public static ArrayNode hexes(Collection<Bytes> items) {
    ArrayNode array = NODES.arrayNode(items.size());
    items.forEach(item -> array.add(hex(item)));
    return array;
  }

  /// A number as `0x1a`, zero as `0x0`.
  public static String quantity(long number) {
    return "0x" + Long.toHexString(number);
  }

  /// A number as `0x1a`, zero as `0x0`.
  public static String quantity(BigInteger number) {
    return "0x" + number.toString(16);
  }

  /// A header with its digest, each item encoded.
  public static ObjectNode header(Header header) {
    ObjectNode json = NODES.objectNode();
    json.put("parentHash", header.parentHash().toHex());
    json.put("number", quantity(header.number()));
    json.put("stateRoot", header.stateRoot().toHex());
    json.put("extrinsicsRoot", header.extrinsicsRoot().toHex());
    ArrayNode logs = json.putObject("digest").putArray("logs");
    header.digest().logs().forEach(item -> logs.add(Bytes.wrap(DIGEST_ITEM.encode(item)).toHex()));
    return json;
  }

  /// A block with its justifications: pairs of engine and proof, both as numbers.
  public static ObjectNode signedBlock(
      Header header, List<Bytes> extrinsics, JsonNode justifications) {
    ObjectNode json = NODES.objectNode();
    ObjectNode block = json.putObject("block");
    block.set("header", header(header));
    block.set("extrinsics", hexes(extrinsics));
    json.set("justifications", justifications);
    return json;
  }

  /// Bytes as a list of numbers.
  public static ArrayNode numbers(Bytes bytes) {
    ArrayNode array = NODES.arrayNode(bytes.size());
    for (int i = 0; i < bytes.size(); i++) {
      array.add(bytes.get(i) & 0xff);
    }
    return array;
  }

  /// A key and what it holds.
  public static ArrayNode pair(Bytes key, Optional<Bytes> value) {
    return NODES.arrayNode(2).add(hex(key)).add(hexOrNull(value));
  }

  /// How a chain's addresses and amounts are written.
  public static ObjectNode properties(NodeFacts facts) {
    return NODES
        .objectNode()
        .put("ss58Format", facts.addressPrefix())
        .put("tokenDecimals", facts.tokenDecimals())
        .put("tokenSymbol", facts.tokenSymbol());
  }
}
