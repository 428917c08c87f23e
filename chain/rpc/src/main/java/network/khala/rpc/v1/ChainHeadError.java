package network.khala.rpc.v1;

import network.khala.rpc.jsonrpc.RpcError;
import network.khala.rpc.jsonrpc.RpcException;

/// The errors of `chainHead_v1`, by the codes that clients know.
final class ChainHeadError {
  private static final int TOO_MANY_FOLLOWS = -32800;
  private static final int NOT_PINNED = -32801;
  private static final int WITHOUT_RUNTIME = -32802;
  private static final int NOTHING_TO_CONTINUE = -32803;
  private static final int DUPLICATE_HASHES = -32804;

  private ChainHeadError() {}

  static RpcException tooManyFollows(int max) {
    return error(
        TOO_MANY_FOLLOWS,
        "a connection may follow the chain " + max + " times; end one of them first");
  }

  static RpcException notPinned() {
    return error(NOT_PINNED, "the block is not pinned by this subscription");
  }

  static RpcException withoutRuntime() {
    return error(WITHOUT_RUNTIME, "follow the chain with withRuntime = true to make runtime calls");
  }

  static RpcException nothingToContinue() {
    return error(NOTHING_TO_CONTINUE, "the operation does not wait to be continued");
  }

  static RpcException duplicateHashes() {
    return error(DUPLICATE_HASHES, "a block is named twice");
  }

  private static RpcException error(int code, String message) {
    return new RpcException(RpcError.of(code, message));
  }
}
