package network.khala.rpc.api;

import network.khala.rpc.backend.Backend;
import network.khala.rpc.jsonrpc.Methods;
import network.khala.rpc.transport.TransportHandler.Health;

/// The methods that Substrate nodes have always had, without a version in their names, and those of
/// this network.
public final class LegacyMethods {
  private LegacyMethods() {}

  /// Adds the methods over a node.
  ///
  /// @param heads tells of new blocks; stays the caller's to close
  /// @param maxAnswerChars how long answers may be
  public static void addTo(
      Methods.Builder methods, Backend backend, HeadFeed heads, int maxAnswerChars) {
    new SystemMethods(backend).addTo(methods);
    new ChainMethods(backend.blocks(), heads).addTo(methods);
    new StateMethods(backend.blocks(), backend.states(), maxAnswerChars).addTo(methods);
    new StateHistory(backend.blocks(), backend.states(), maxAnswerChars).addTo(methods);
    new ChildStateMethods(backend.blocks(), backend.states()).addTo(methods);
    new StorageMessages(backend.blocks(), backend.states(), heads, new WatchedKeys())
        .addTo(methods);
    new AuthorMethods(backend.transactions()).addTo(methods);
    new PaymentMethods(backend.blocks(), backend.states()).addTo(methods);
    new PhaMethods(backend, maxAnswerChars).addTo(methods);
    new KhalaMethods(backend.blocks(), backend.light()).addTo(methods);
    backend
        .development()
        .ifPresent(development -> new DevMethods(backend.blocks(), development).addTo(methods));
    AbsentMethods.addTo(methods);
  }

  /// What `GET /health` tells: the same as `system_health`. A node that answers this works; one
  /// that does not is to be started again.
  public static Health health(Backend backend) {
    return new Health(true, new SystemMethods(backend).health().toString());
  }

  /// What `GET /health/readiness` tells: the same. A node without the peers that it needs, or
  /// behind them, should not be asked.
  public static Health readiness(Backend backend) {
    boolean lonely = backend.facts().needsPeers() && backend.facts().peers().isEmpty();
    boolean ready = !backend.facts().isSyncing() && !lonely;
    return new Health(ready, new SystemMethods(backend).health().toString());
  }
}
