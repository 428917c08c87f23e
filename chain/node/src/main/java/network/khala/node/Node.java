package network.khala.node;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;
import network.khala.crypto.Ed25519KeyPair;
import network.khala.engines.SealAuthority;
import network.khala.node.chain.BlockDraft;
import network.khala.node.chain.BlockSealer;
import network.khala.node.chain.Chain;
import network.khala.node.chain.GenesisBlock;
import network.khala.node.pool.PoolStatus;
import network.khala.node.pool.TransactionPool;
import network.khala.node.signatures.NodeSignatures;
import network.khala.node.spec.ChainType;
import network.khala.node.store.ChainDatabase;
import network.khala.node.store.RocksStore;
import network.khala.protocol.substrate.Digest;
import network.khala.protocol.substrate.Hash;
import network.khala.protocol.substrate.Header;
import network.khala.scale.Bytes;

/// A node with the embedded engine: database, chain, pool, and the thread that makes blocks.
public final class Node implements AutoCloseable {
  private static final int CACHED_TRIE_NODES = 200_000;

  private final NodeConfig config;
  private final ChainDatabase database;
  private final Chain chain;
  private final TransactionPool pool;
  private final SealAuthority authority;
  private final AdvancedClock blockTime;
  private final BlockProducer producer;
  private final PoolUpdates poolUpdates;

  private Node(NodeConfig config, ChainDatabase database, Ed25519KeyPair key, InstantSource clock) {
    this.config = config;
    this.database = database;
    Hash genesis = GenesisBlock.establish(database, config.spec());
    this.chain =
        new Chain(database, config.spec().runtime(), new NodeSignatures(config.pool().count()));
    this.pool = new TransactionPool(config.pool(), chain, clock);
    this.authority = new SealAuthority(key, genesis);
    BlockSealer sealer = new AuthoritySealer(authority);
    this.blockTime = new AdvancedClock(clock);
    this.producer = new BlockProducer(chain, pool, sealer, config.schedule(), blockTime);
    this.poolUpdates = new PoolUpdates(chain, pool);
    chain.listen(poolUpdates);
    // Before anything new: a block that was stored and not sealed when the last run ended.
    chain.sealUnsealedHead(sealer);
  }

  /// Opens the database, takes the chain up where it was left, and makes a missing seal.
  ///
  /// @param key the authority's; taken over
  /// @throws network.khala.node.store.StoreException if the database cannot be opened
  /// @throws network.khala.node.chain.WrongChainException if it holds another chain
  /// @throws IOException if its folder cannot be made
  public static Node open(NodeConfig config, Ed25519KeyPair key, InstantSource clock)
      throws IOException {
    Files.createDirectories(config.databasePath());
    ChainDatabase database =
        ChainDatabase.open(
            RocksStore.open(config.databasePath(), config.store()),
            config.pruning(),
            CACHED_TRIE_NODES);
    try {
      return new Node(config, database, key, clock);
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  /// Starts making blocks.
  public void start() {
    producer.start();
  }

  /// How the node is run.
  public NodeConfig config() {
    return config;
  }

  /// The chain.
  public Chain chain() {
    return chain;
  }

  /// The transactions that wait.
  public TransactionPool pool() {
    return pool;
  }

  /// Takes a transaction in.
  ///
  /// @param watcher hears what becomes of it
  /// @return its hash
  /// @throws network.khala.node.pool.PoolRefusedException if it is not taken
  public Hash submit(Bytes extrinsic, Consumer<PoolStatus> watcher) {
    Hash hash = pool.submit(extrinsic, watcher);
    producer.transactionArrived();
    return hash;
  }

  /// Makes a block now, empty or not; for instant sealing and tests.
  public BlockDraft.Outcome produceBlock() {
    return producer.produce();
  }

  /// Moves the time of the blocks to come on, as long as this process lasts. Development chains
  /// only.
  ///
  /// @return false if their time is past that already
  public boolean advanceTime(Instant to) {
    if (config.spec().type() != ChainType.DEVELOPMENT) {
      throw new IllegalStateException("time is the users' own only on a development chain");
    }
    return blockTime.advance(to);
  }

  @Override
  public void close() {
    producer.close();
    poolUpdates.close();
    authority.close();
    database.close();
  }

  private record AuthoritySealer(SealAuthority authority) implements BlockSealer {
    @Override
    public Digest preDigest() {
      return authority.preDigest();
    }

    @Override
    public Bytes seal(Header header) {
      return authority.seal(header);
    }
  }
}
