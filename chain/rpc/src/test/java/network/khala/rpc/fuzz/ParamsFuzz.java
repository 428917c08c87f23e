package network.khala.rpc.fuzz;

import java.util.List;
import network.khala.rpc.jsonrpc.DirectPeer;
import network.khala.rpc.node.DirectNode;
import tools.jackson.databind.json.JsonMapper;

/// Any method with any parameters, those that it expects among them: answered, or refused with a
/// code and a sentence.
public final class ParamsFuzz {
  private static final DirectNode NODE = DirectNode.open();
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final int CALLS = 8;
  private static final int DEPTH = 4;
  private static final List<String> NUMBERS =
      List.of(
          "0",
          "1",
          "2",
          "10",
          "-1",
          "1000",
          "1001",
          "4294967295",
          "9007199254740993",
          "1e400",
          "1.5",
          "99999999999999999999999",
          "\"0x0\"",
          "\"0xffffffff\"",
          "\"0xffffffffffffffffff\"");
  private static final List<String> TEXTS =
      List.of(
          "",
          "0x",
          "0x0",
          "0xzz",
          "value",
          "hash",
          "descendantsValues",
          "descendantsHashes",
          "closestDescendantMerkleValue",
          "Core_version",
          "Metadata_metadata",
          "AccountNonceApi_account_nonce",
          "TaggedTransactionQueue_validate_transaction",
          "BlockBuilder_apply_extrinsic",
          "TransactionPaymentApi_query_info",
          "Metadata_metadata_at_version",
          "45R2pfjQUW2s9PQRHU48HQKLKHVMaDja7N3wpBtmF28UYDs2",
          "2026-11-29T12:00:00Z",
          "\\ud800",
          "\u0000");
  private static final List<String> KEYS =
      List.of(
          "0x26aa394eea5630e07c48ae0c9558cef7b99d880ec681799c0cf30e8886371da9",
          "0x26aa394eea5630e07c48ae0c9558cef702a5c1b19ab7a04f536c519aca4983ac",
          "0x3a636f6465",
          "0x3a6368696c645f73746f726167653a64656661756c743a78",
          "0x");
  private static final List<String> NAMES =
      List.of("key", "type", "paginationStartKey", "count", "hash", "extrinsic", "x");

  private ParamsFuzz() {}

  /// Opens the node, which takes longer than an input may.
  public static void fuzzerInitialize() {
    NODE.peer().close();
  }

  /// The fuzzer's entry.
  public static void fuzzerTestOneInput(byte[] input) {
    var choices = new Choices(input);
    try (DirectPeer peer = NODE.peer()) {
      List<String> methods = peer.methods();
      for (int i = 0; i < CALLS && !choices.isEmpty(); i++) {
        String method = choices.of(methods);
        String params = params(peer, method, choices);
        // A thousand blocks are no error and take long.
        Answers.ask(peer, method, method.equals("dev_newBlock") ? "[{\"count\":1}]" : params);
        peer.takeMessages();
      }
    }
  }

  private static String params(DirectPeer peer, String method, Choices choices) {
    List<String> names = peer.params(method);
    var text = new StringBuilder();
    boolean named = choices.next(4) == 1;
    int count = choices.next(8) == 7 ? choices.next(8) : names.size();
    for (int i = 0; i < count; i++) {
      text.append(i == 0 ? "" : ",");
      if (named) {
        text.append('"').append(i < names.size() ? names.get(i) : "extra" + i).append("\":");
      }
      text.append(value(choices, DEPTH));
    }
    return named ? "{" + text + "}" : "[" + text + "]";
  }

  private static String value(Choices choices, int depth) {
    return switch (choices.next(depth == 0 ? 10 : 13)) {
      case 0 -> quoted(choices.of(NODE.hashes()));
      case 1 -> quoted(choices.of(KEYS));
      case 2 -> quoted(choices.bytes(255).toHex());
      case 3 -> choices.of(NUMBERS);
      case 4 -> quoted(choices.of(TEXTS));
      case 5 -> "null";
      case 6 -> choices.next(2) == 0 ? "true" : "false";
      case 7 -> quoted(choices.of(KEYS) + choices.bytes(64).toHex().substring(2));
      case 8 -> String.valueOf(choices.next(256));
      case 9 -> quoted("0x" + "00".repeat(32));
      case 10 -> "[" + list(choices, depth) + "]";
      case 11 -> "[" + object(choices, depth) + "]";
      default -> object(choices, depth);
    };
  }

  private static String list(Choices choices, int depth) {
    int count = choices.next(4);
    var text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.append(i == 0 ? "" : ",").append(value(choices, depth - 1));
    }
    return text.toString();
  }

  private static String object(Choices choices, int depth) {
    var text = new StringBuilder();
    int first = choices.next(NAMES.size());
    int count = choices.next(4);
    for (int i = 0; i < count; i++) {
      String name = NAMES.get((first + i) % NAMES.size());
      text.append(i == 0 ? "\"" : ",\"").append(name).append("\":");
      text.append(value(choices, depth - 1));
    }
    return "{" + text + "}";
  }

  private static String quoted(String text) {
    return text.startsWith("\\u") ? "\"" + text + "\"" : JSON.writeValueAsString(text);
  }
}
