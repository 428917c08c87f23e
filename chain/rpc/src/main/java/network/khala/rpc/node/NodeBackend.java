package network.khala.rpc.node;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import network.khala.node.Node;
import network.khala.node.chain.Chain;
import network.khala.node.chain.ChainListener;
import network.khala.node.pool.PoolStatus;
import network.khala.node.spec.ChainType;
import network.khala.node.store.StateChange;
import network.khala.node.store.StateView;
import network.khala.protocol.substrate.Hash;
import network.khala.protocol.substrate.Header;
import network.khala.rpc.backend.Backend;
import network.khala.rpc.backend.Blocks;
import network.khala.rpc.backend.Development;
import network.khala.rpc.backend.States;
import network.khala.rpc.backend.Transactions;
import network.khala.scale.Bytes;

/// A node as the RPC methods see it.
public final class NodeBackend {
  private NodeBackend() {}

  /// A running node with its program's version.
  public static Backend of(Node node, String version) {
    Chain chain = node.chain();
    return new Backend(
        new ChainBlocks(chain),
        new ChainStates(chain),
        new NodeTransactions(node),
        new StoredLightBlocks(chain),
        new SingleNodeFacts(node.config().spec(), version, chain.head().number()),
        node.config().spec().type() == ChainType.DEVELOPMENT
            ? Optional.of(new DevelopmentNode(node))
            : Optional.empty());
  }

  private record ChainBlocks(Chain chain) implements Blocks {
    @Override
    public long best() {
      return chain.head().number();
    }

    @Override
    public long finalised() {
      return chain.finalised();
    }

    @Override
    public Optional<Hash> hash(long number) {
      return chain.hash(number);
    }

    @Override
    public Optional<Long> number(Hash hash) {
      return chain.number(hash);
    }

    @Override
    public Optional<Header> header(long number) {
      return chain.header(number);
    }

    @Override
    public Optional<Bytes> encodedHeader(long number) {
      return chain.database().blocks().header(number);
    }

    @Override
    public Optional<List<Bytes>> body(long number) {
      return chain.database().blocks().body(number);
    }

    @Override
    public Optional<Bytes> finalityProof(long number) {
      return chain.database().blocks().finalityProof(number);
    }

    @Override
    public Runnable listen(Runnable changed) {
      var listener =
          new ChainListener() {
            @Override
            public void onHead(Header header, Hash hash, List<Hash> extrinsics) {
              changed.run();
            }

            @Override
            public void onFinalised(Header header, Hash hash) {
              changed.run();
            }
          };
      chain.listen(listener);
      return () -> chain.ignore(listener);
    }
  }

  private record ChainStates(Chain chain) implements States {
    @Override
    public StateView at(long number) {
      return chain.state(number);
    }

    @Override
    public List<StateChange> changes(long number) {
      return chain.database().states().changes(number);
    }

    @Override
    public List<Bytes> changedKeys(long number) {
      return chain.database().states().changedKeys(number);
    }

    @Override
    public Optional<Bytes> call(long number, String function, Bytes parameters) {
      return chain.call(number, function, parameters).map(Bytes::wrap);
    }
  }

  private record DevelopmentNode(Node node) implements Development {
    @Override
    public Hash makeBlock() {
      long number = node.produceBlock().number();
      return node.chain()
          .hash(number)
          .orElseThrow(() -> new IllegalStateException("block " + number + " has no hash"));
    }

    @Override
    public int waiting() {
      return node.pool().size().ready();
    }

    @Override
    public boolean advanceTime(Instant to) {
      return node.advanceTime(to);
    }
  }

  private record NodeTransactions(Node node) implements Transactions {
    @Override
    public Hash submit(Bytes extrinsic, Consumer<PoolStatus> watcher) {
      return node.submit(extrinsic, watcher);
    }

    @Override
    public List<Bytes> pending() {
      return node.pool().pending();
    }

    @Override
    public boolean remove(Hash hash) {
      return node.pool().remove(hash);
    }

    @Override
    public boolean provides(Bytes tag) {
      return node.pool().provides(tag);
    }
  }
}
