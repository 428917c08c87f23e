package network.khala.relayer;

import network.khala.client.ChainClient;
import network.khala.client.extrinsic.ExtrinsicSigner;

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

  @Override
  public void close() {
    heads.close();
    chain.close();
  }
}
