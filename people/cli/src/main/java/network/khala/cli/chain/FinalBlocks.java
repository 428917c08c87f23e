package network.khala.cli.chain;

import network.khala.cli.ExitCode;
import network.khala.client.ChainClient;
import network.khala.client.Feed;
import network.khala.client.Header;
import network.khala.scale.Bytes32;

/// Final blocks as they come, each once and in order, also over a broken connection.
public final class FinalBlocks {
  private static final long NEWEST = -1;

  private final ChainClient chain;
  private final long first;

  /// From the last final block on.
  public FinalBlocks(ChainClient chain) {
    this(chain, NEWEST);
  }

  /// From the block with the number on.
  public FinalBlocks(ChainClient chain, long first) {
    this.chain = chain;
    this.first = first;
  }

  /// Takes each block's number and hash.
  @FunctionalInterface
  public interface Visitor {
    void visit(long number, Bytes32 hash);
  }

  /// Follows until the thread is interrupted.
  ///
  /// @throws network.khala.client.rpc.RpcException if the subscription ends
  public ExitCode follow(Visitor visitor) throws InterruptedException {
    try (Feed<Header> heads = chain.finalizedHeads()) {
      long next = first;
      while (true) {
        Header head = heads.next();
        // Lost while the connection was down.
        for (long number = next; next >= 0 && number < head.number(); number++) {
          visit(number, visitor);
        }
        if (head.number() >= next) {
          visitor.visit(head.number(), head.hash());
          next = head.number() + 1;
        }
      }
    }
  }

  private void visit(long number, Visitor visitor) {
    chain.blockHash(number).ifPresent(hash -> visitor.visit(number, hash));
  }
}
