package network.khala.benchmarks.soak;

import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/// Calls as wallets and explorers make them.
final class Calls {
  private static final String ACCOUNT =
      "0x26aa394eea5630e07c48ae0c9558cef7b99d880ec681799c0cf30e8886371da9";
  private static final List<String> ALL =
      List.of(
          call("system_health", "[]"),
          call("chain_getHeader", "[]"),
          call("chain_getFinalizedHead", "[]"),
          call("chain_getBlock", "[]"),
          call("chain_getBlockHash", "[0]"),
          call("state_getRuntimeVersion", "[]"),
          call("state_getStorage", "[\"" + ACCOUNT + "\"]"),
          call("state_queryStorageAt", "[[\"" + ACCOUNT + "\",\"0x00\"]]"),
          call("state_getKeysPaged", "[\"" + ACCOUNT + "\",100,null]"),
          call("state_getReadProof", "[[\"" + ACCOUNT + "\"]]"),
          call("state_call", "[\"Metadata_metadata_versions\",\"\"]"),
          call("author_pendingExtrinsics", "[]"),
          call("rpc_methods", "[]"));

  private Calls() {}

  private static String call(String method, String params) {
    return "\"method\":\"" + method + "\",\"params\":" + params + "}";
  }

  /// Any of them.
  static String any(long id) {
    String call = ALL.get(ThreadLocalRandom.current().nextInt(ALL.size()));
    return "{\"jsonrpc\":\"2.0\",\"id\":" + id + "," + call;
  }

  /// Whether an answer is the result of the call with this id.
  static boolean answers(String answer, long id) {
    return answer.contains("\"result\":") && answer.endsWith("\"id\":" + id + "}");
  }
}
