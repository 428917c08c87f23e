package network.khala.rpc.v1;

import network.khala.rpc.api.HeadFeed;
import network.khala.rpc.backend.Backend;
import network.khala.rpc.jsonrpc.Methods;

/// All versioned methods.
public final class ModernMethods {
  private ModernMethods() {}

  /// Adds the methods over a node.
  ///
  /// @param heads tells of new blocks; stays the caller's to close
  /// @param maxAnswerChars how long answers may be
  public static void addTo(
      Methods.Builder methods, Backend backend, HeadFeed heads, int maxAnswerChars) {
    new ChainSpecMethods(backend).addTo(methods);
    new ChainHeadMethods(backend.blocks(), backend.states(), heads).addTo(methods);
    new ArchiveMethods(backend.blocks(), backend.states(), maxAnswerChars).addTo(methods);
    new TransactionMethods(backend.transactions(), heads).addTo(methods);
    new TransactionWatchMethods(backend.transactions()).addTo(methods);
  }
}
