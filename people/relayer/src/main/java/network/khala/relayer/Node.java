package network.khala.relayer;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import network.khala.client.ChainClient;
import network.khala.client.extrinsic.ExtrinsicSigner;
import network.khala.client.rpc.RpcException;

/// One node and what all workers of a relayer share of it.
record Node(
    ChainClient chain, LightData light, Account account, MessageSender sender, FinalHeads heads)
    implements AutoCloseable {
  /// Answers kept for other workers; the largest are a few megabytes.
  private static final int SHARED_ANSWERS = 32;

  static Node of(ChainClient chain, RelayerConfig config, RelayerEvents events) {
    Account account = new Account(chain, ExtrinsicSigner.of(config.signer()));
    int shared = config.pruntimes().size() > 1 ? SHARED_ANSWERS : 0;
    return new Node(
        chain,
        new LightData(chain.rpc(), new RecentAnswers(shared)),
        account,
        new MessageSender(chain.rpc(), account, events, config.batches().messages()),
        new FinalHeads(chain));
  }

  /// Waits while the node says of itself that it is catching up. Nodes that do not say so are taken
  /// as they are.
  void awaitSynced(Duration pause) throws InterruptedException {
    while (isSyncing()) {
      TimeUnit.NANOSECONDS.sleep(pause.toNanos());
    }
  }

  private boolean isSyncing() {
    try {
      return chain.rpc().call("system_health").path("isSyncing").asBoolean(false);
    } catch (RpcException.Answered e) {
      return false;
    }
  }

  @Override
  public void close() {
    heads.close();
    chain.close();
  }
}
