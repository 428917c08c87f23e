package network.khala.client;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.TreeMap;
import network.khala.client.rpc.FakeNode;
import network.khala.crypto.Hashing;
import network.khala.scale.Bytes;
import network.khala.scale.Bytes32;
import network.khala.scale.ScaleWriter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A chain of one block, as a node with the minimal metadata would serve it.
final class FakeChain implements FakeNode.Script {
  static final JsonNode METADATA =
      JsonMapper.shared()
          .readTree(
              Path.of(
                  System.getProperty("khala.root"),
                  "proof/testkit/src/main/resources/vectors/chain/metadata-minimal.json"));
  static final Header GENESIS = new Header(Bytes32.ZERO, 0, Bytes32.ZERO, Bytes32.ZERO, List.of());

  final TreeMap<Bytes, Bytes> state = new TreeMap<>();
  final List<Bytes> extrinsics = new ArrayList<>();
  boolean knowsVersion15 = true;

  @Override
  public void called(FakeNode.Link link, FakeNode.Request request) throws IOException {
    JsonNode params = request.params();
    switch (request.method()) {
      case "chain_getBlockHash", "chain_getFinalizedHead" ->
          link.answer(request, quoted(GENESIS.hash().toHex()));
      case "chain_getHeader" -> link.answer(request, header());
      case "chain_getBlock" ->
          link.answer(
              request,
              "{\"block\":{\"header\":"
                  + header()
                  + ",\"extrinsics\":["
                  + String.join(",", extrinsics.stream().map(x -> quoted(x.toHex())).toList())
                  + "]},\"justifications\":null}");
      case "state_getRuntimeVersion" ->
          link.answer(
              request, "{\"specName\":\"fake\",\"specVersion\":101,\"transactionVersion\":1}");
      case "state_getMetadata" -> link.answer(request, quoted(hex("v14")));
      case "state_call" -> call(link, request);
      case "state_getStorage" ->
          link.answer(request, value(Bytes.fromHex(params.get(0).stringValue())));
      case "state_queryStorageAt" -> query(link, request);
      case "state_getKeysPaged" -> keys(link, request);
      case "state_subscribeStorage" -> {
        link.answer(request, "\"s\"");
        String key = params.get(0).get(0).stringValue();
        link.push(
            "s",
            "{\"block\":\""
                + GENESIS.hash().toHex()
                + "\",\"changes\":[[\""
                + key
                + "\","
                + value(Bytes.fromHex(key))
                + "]]}");
      }
      case "system_accountNextIndex" -> link.answer(request, "7");
      case "payment_queryInfo" ->
          link.answer(request, "{\"partialFee\":\"123456789012345678901\"}");
      case "author_submitAndWatchExtrinsic" -> {
        extrinsics.add(Bytes.fromHex(params.get(0).stringValue()));
        link.answer(request, "\"x\"");
        link.push("x", "\"ready\"");
        link.push("x", "{\"inBlock\":\"" + GENESIS.hash().toHex() + "\"}");
        link.push("x", "{\"finalized\":\"" + GENESIS.hash().toHex() + "\"}");
      }
      default -> link.answer(request, "true");
    }
  }

  private void call(FakeNode.Link link, FakeNode.Request request) throws IOException {
    switch (request.params().get(0).stringValue()) {
      case "Metadata_metadata_at_version" -> {
        Bytes answer =
            knowsVersion15
                ? new ScaleWriter().u8(1).bytes(Bytes.fromHex(hex("v15"))).toBytes()
                : Bytes.of((byte) 0);
        link.answer(request, quoted(answer.toHex()));
      }
      case "AccountNonceApi_account_nonce" -> link.answer(request, "\"0x05000000\"");
      default ->
          link.text(
              "{\"id\":"
                  + request.id()
                  + ",\"error\":{\"code\":4003,\"message\":\"Client error: no such function\"}}");
    }
  }

  private void query(FakeNode.Link link, FakeNode.Request request) throws IOException {
    var changes = new StringJoiner(",", "[", "]");
    for (JsonNode key : request.params().get(0)) {
      changes.add("[" + key + "," + value(Bytes.fromHex(key.stringValue())) + "]");
    }
    link.answer(
        request, "[{\"block\":\"" + GENESIS.hash().toHex() + "\",\"changes\":" + changes + "}]");
  }

  private void keys(FakeNode.Link link, FakeNode.Request request) throws IOException {
    Bytes prefix = Bytes.fromHex(request.params().get(0).stringValue());
    int count = request.params().get(1).intValue();
    JsonNode start = request.params().get(2);
    Map<Bytes, Bytes> after =
        start.isNull()
            ? state.tailMap(prefix, true)
            : state.tailMap(Bytes.fromHex(start.stringValue()), false);
    var keys = new StringJoiner(",", "[", "]");
    after.keySet().stream()
        .filter(key -> key.startsWith(prefix))
        .limit(count)
        .forEach(key -> keys.add(quoted(key.toHex())));
    link.answer(request, keys.toString());
  }

  private String value(Bytes key) {
    return Optional.ofNullable(state.get(key)).map(value -> quoted(value.toHex())).orElse("null");
  }

  private static String header() {
    String zero = quoted(Bytes32.ZERO.toHex());
    return "{\"parentHash\":"
        + zero
        + ",\"number\":\"0x0\",\"stateRoot\":"
        + zero
        + ",\"extrinsicsRoot\":"
        + zero
        + ",\"digest\":{\"logs\":[]}}";
  }

  static String quoted(String text) {
    return "\"" + text + "\"";
  }

  static String hex(String version) {
    return METADATA.path(version).path("hex").stringValue();
  }

  static Bytes key(String pallet, String item) {
    return Bytes.wrap(Hashing.twox128(pallet.getBytes(StandardCharsets.UTF_8)))
        .concat(Bytes.wrap(Hashing.twox128(item.getBytes(StandardCharsets.UTF_8))));
  }
}
