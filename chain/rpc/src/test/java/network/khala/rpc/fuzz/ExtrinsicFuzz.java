package network.khala.rpc.fuzz;

import java.util.List;
import network.khala.rpc.jsonrpc.DirectPeer;
import network.khala.rpc.node.DirectNode;
import network.khala.scale.Bytes;

/// Any bytes as an extrinsic, wherever one is taken: in the pool, for a fee, for a trial, for its
/// validity.
public final class ExtrinsicFuzz {
  private static final DirectNode NODE = DirectNode.open();
  private static final DirectPeer PEER = NODE.peer();

  private ExtrinsicFuzz() {}

  /// Opens the node, which takes longer than an input may.
  public static void fuzzerInitialize() {
    PEER.takeMessages();
  }

  /// The fuzzer's entry.
  public static void fuzzerTestOneInput(byte[] input) {
    Bytes extrinsic = Bytes.wrap(input);
    String params = "[\"" + extrinsic.toHex() + "\"]";
    Answers.ask(PEER, "payment_queryInfo", params);
    Answers.ask(PEER, "payment_queryFeeDetails", params);
    Answers.ask(PEER, "system_dryRun", params);
    Answers.ask(PEER, "author_submitExtrinsic", params);
    Answers.ask(PEER, "transactionWatch_v1_submitAndWatch", params);
    String source = "02" + params.substring(4, params.length() - 2) + "00".repeat(32);
    Answers.ask(
        PEER,
        "state_call",
        "[\"TaggedTransactionQueue_validate_transaction\",\"0x" + source + "\"]");
    PEER.takeMessages();
  }

  /// Good ones to start from.
  static List<byte[]> seeds() {
    return NODE.extrinsics();
  }
}
