package network.khala.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import network.khala.client.json.JsonForm;
import network.khala.client.metadata.Metadata;
import network.khala.client.metadata.Pallet;
import network.khala.client.metadata.SignedExtension;
import network.khala.client.metadata.StorageItem;
import network.khala.scale.Bytes;
import network.khala.scale.ScaleReader;
import tools.jackson.databind.JsonNode;

/// What is in the blocks of a chain.
///
/// @param calls how many extrinsics make each call, by `pallet.call` in lower case without
///   underscores, as every client can tell it
/// @param events how often each event occurred, named in the same way
/// @param blocks for each block digests of the encodings of its calls and of its event records;
///   empty where a client does not encode
record SeenChain(Map<String, Integer> calls, Map<String, Integer> events, List<Digests> blocks) {
  /// SHA-256 of the encodings in hexadecimal.
  record Digests(String calls, String events) {}

  /// A client's own account.
  static SeenChain parse(JsonNode json) {
    List<Digests> blocks =
        json.path("blocks")
            .valueStream()
            .map(one -> new Digests(one.path("calls").asString(), one.path("events").asString()))
            .toList();
    return new SeenChain(counts(json.path("calls")), counts(json.path("events")), blocks);
  }

  private static Map<String, Integer> counts(JsonNode json) {
    Map<String, Integer> counts = new TreeMap<>();
    json.properties().forEach(entry -> counts.put(entry.getKey(), entry.getValue().asInt()));
    return counts;
  }

  /// Reads a chain's bytes from a node, without a client.
  static final class Reader {
    private static final int SIGNED = 0x80;

    private final NodeRpc rpc;
    private final Metadata metadata;
    private final JsonForm form;
    private final StorageItem eventsItem;
    private final Map<String, Integer> calls = new TreeMap<>();
    private final Map<String, Integer> events = new TreeMap<>();
    private final List<Digests> blocks = new ArrayList<>();
    private final Set<String> nested = new TreeSet<>();

    Reader(NodeRpc rpc) throws IOException, InterruptedException {
      this.rpc = rpc;
      this.metadata = Metadata.decode(Bytes.fromHex(rpc.call("state_getMetadata").asString()));
      this.form = JsonForm.of(metadata);
      this.eventsItem = metadata.pallet("System").storage("Events");
    }

    Metadata metadata() {
      return metadata;
    }

    /// Every call of the blocks that were read, those within calls too.
    Set<String> nested() {
      return nested;
    }

    SeenChain read(long last) throws IOException, InterruptedException {
      for (long number = 1; number <= last; number++) {
        String hash = rpc.blockHash(number);
        StringBuilder encoded = new StringBuilder();
        for (JsonNode one : rpc.call("chain_getBlock", hash).path("block").path("extrinsics")) {
          encoded.append(call(Bytes.fromHex(one.asString())).toHex());
        }
        String records = rpc.call("state_getStorage", eventsItem.prefix().toHex(), hash).asString();
        events(Bytes.fromHex(records));
        blocks.add(new Digests(digest(encoded.toString()), digest(records)));
      }
      return new SeenChain(calls, events, blocks);
    }

    /// Counts an extrinsic's call.
    ///
    /// @return the call's encoding
    private Bytes call(Bytes extrinsic) {
      ScaleReader in = new ScaleReader(extrinsic);
      in.compactU32();
      if ((in.u8() & SIGNED) != 0) {
        form.toJson(metadata.extrinsic().addressType(), in);
        form.toJson(metadata.extrinsic().signatureType(), in);
        for (SignedExtension extension : metadata.extrinsic().extensions()) {
          form.toJson(extension.type(), in);
        }
      }
      Bytes call = extrinsic.slice(in.position(), extrinsic.size());
      JsonNode json = form.toJson(metadata.extrinsic().callType(), call);
      calls.merge(callName(json), 1, Integer::sum);
      nested(json);
      return call;
    }

    private void nested(JsonNode json) {
      if (json.has("callIndex")) {
        nested.add(callName(json));
      }
      json.forEach(this::nested);
    }

    private String callName(JsonNode call) {
      Bytes index = Bytes.fromHex(call.path("callIndex").asString());
      Pallet pallet = metadata.pallet(index.get(0) & 0xff).orElseThrow();
      return pallet.calls().stream()
          .filter(one -> one.index() == (index.get(1) & 0xff))
          .map(one -> plain(pallet.name(), one.name()))
          .findFirst()
          .orElseThrow();
    }

    private void events(Bytes records) {
      for (JsonNode record : form.toJson(eventsItem.valueType(), records)) {
        Bytes index = Bytes.fromHex(record.path("event").path("index").asString());
        Pallet pallet = metadata.pallet(index.get(0) & 0xff).orElseThrow();
        pallet.events().stream()
            .filter(one -> one.index() == (index.get(1) & 0xff))
            .forEach(one -> events.merge(plain(pallet.name(), one.name()), 1, Integer::sum));
      }
    }
  }

  /// A call's or event's name as all clients can tell it.
  static String plain(String pallet, String name) {
    return (pallet + "." + name).replace("_", "").toLowerCase(Locale.ROOT);
  }

  private static String digest(String text) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
