package network.khala.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import network.khala.crypto.Ed25519KeyPair;
import network.khala.crypto.SecretBytes;
import network.khala.finality.FinalityAnchor;
import network.khala.finality.FinalityProof;
import network.khala.finality.cometbft.Validator;
import network.khala.node.chain.Chain;
import network.khala.node.chain.ChainListener;
import network.khala.node.chain.GenesisBlock;
import network.khala.node.pool.PoolLimits;
import network.khala.node.pool.TransactionPool;
import network.khala.node.signatures.NodeSignatures;
import network.khala.node.spec.ChainSpec;
import network.khala.node.spec.Presets;
import network.khala.node.store.ChainDatabase;
import network.khala.node.store.Pruning;
import network.khala.node.store.RocksStore;
import network.khala.node.store.StoreOptions;
import network.khala.protocol.light.LightKeys;
import network.khala.protocol.substrate.Hash;
import network.khala.protocol.substrate.Header;
import network.khala.scale.Bytes;

/// A chain of ours of which one CometBFT validator decides the blocks: the chain in this process,
/// CometBFT in one of its own.
final class CometValidator implements AutoCloseable {
  private static final long BLOCK_MILLIS = 500;
  private static final long POWER = 10;
  private static final byte VALIDATOR = 1;
  private static final byte NODE = 2;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Path program;
  private final Path folder;
  private final FinalityAnchor.CometBft anchor;
  private final ChainSpec spec;
  private final ChainDatabase database;
  private final Chain chain;
  private final ChainApplication application;
  private final int rpcPort = Places.freePort();
  private AbciServer server;
  private Running comet;

  private CometValidator(Path program, Path folder) throws IOException {
    this.program = program;
    this.folder = folder;
    // The past: the chain's time jumps from here to now with the second block.
    Instant genesis = Instant.parse("2026-01-01T00:00:00.5Z");
    this.anchor =
        new FinalityAnchor.CometBft(
            Bytes.wrap("khala_comet".getBytes(UTF_8)),
            1,
            genesis.getEpochSecond(),
            genesis.getNano(),
            List.of(new FinalityAnchor.Validator(key(VALIDATOR).publicKey(), POWER)));
    this.spec = spec(anchor);
    this.database = database(folder.resolve("chain"));
    Hash genesisHash = GenesisBlock.establish(database, spec);
    PoolLimits limits = PoolLimits.DEFAULT;
    this.chain = new Chain(database, spec.runtime(), new NodeSignatures(limits.count()));
    TransactionPool pool = new TransactionPool(limits, chain, InstantSource.system());
    chain.listen(new PoolUpdates(pool));
    this.application = new ChainApplication(chain, pool, anchor);
    writeHome(anchor.chainId(genesisHash.value()), genesis);
    this.server = AbciServer.start(application);
    this.comet = launch();
  }

  /// Starts both.
  ///
  /// @param folder for what they keep
  static CometValidator start(Path program, Path folder) throws IOException {
    return new CometValidator(program, folder);
  }

  static ChainDatabase database(Path folder) throws IOException {
    Files.createDirectories(folder);
    return ChainDatabase.open(
        RocksStore.open(folder, StoreOptions.DEFAULT), Pruning.ARCHIVE, 10_000);
  }

  private static ChainSpec spec(FinalityAnchor anchor) {
    ChainSpec local = Presets.local(BLOCK_MILLIS);
    SortedMap<Bytes, Bytes> genesis = new TreeMap<>(local.genesis());
    genesis.put(LightKeys.FINALITY_ANCHOR, Bytes.wrap(FinalityAnchor.CODEC.encode(anchor)));
    return new ChainSpec(local.name(), "khala_comet", local.type(), local.runtime(), genesis);
  }

  private static Ed25519KeyPair key(byte seed) {
    byte[] bytes = new byte[32];
    bytes[0] = seed;
    return Ed25519KeyPair.fromSeed(SecretBytes.wrap(bytes));
  }

  ChainSpec spec() {
    return spec;
  }

  FinalityAnchor.CometBft anchor() {
    return anchor;
  }

  Chain chain() {
    return chain;
  }

  ChainApplication application() {
    return application;
  }

  CometRpc rpc() {
    return new CometRpc(rpcPort);
  }

  Running comet() {
    return comet;
  }

  /// Waits until the chain has a block of this number.
  void awaitBlock(long number) throws InterruptedException {
    await("block " + number, () -> chain.head().number() >= number);
  }

  /// Waits until something holds.
  void await(String what, BooleanSupplier holds) throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!holds.getAsBoolean()) {
      if (System.nanoTime() - deadline > 0 || !comet.isAlive()) {
        throw new AssertionError("no " + what + "\n" + comet.story());
      }
      Thread.sleep(20);
    }
  }

  /// The proof that a block is final: the commit of the height after it.
  FinalityProof.CometBft proofOf(long number) throws InterruptedException {
    awaitBlock(number + 1);
    return new FinalityProof.CometBft(List.of(rpc().lightBlock(number + 1).encode()));
  }

  /// Kills CometBFT, breaks its connections and starts both anew on what they have kept.
  void restart() throws IOException, InterruptedException {
    comet.kill();
    server.close();
    server = AbciServer.start(application);
    comet = launch();
  }

  private Running launch() throws IOException {
    Path home = folder.resolve("comet");
    Files.writeString(
        home.resolve("config/config.toml"),
        """
        proxy_app = "tcp://127.0.0.1:%d"
        log_level = "error"
        [rpc]
        laddr = "tcp://127.0.0.1:%d"
        [p2p]
        laddr = "tcp://127.0.0.1:%d"
        pex = false
        [consensus]
        timeout_commit = "200ms"
        timeout_propose = "5s"
        [tx_index]
        indexer = "null"
        """
            .formatted(server.port(), rpcPort, Places.freePort()));
    List<String> command = List.of(program.toString(), "start", "--home", home.toString());
    return Running.start("cometbft", command, Map.of(), folder);
  }

  private void writeHome(String chainId, Instant genesis) throws IOException {
    Path home = folder.resolve("comet");
    Files.createDirectories(home.resolve("config"));
    Files.createDirectories(home.resolve("data"));
    Files.writeString(
        home.resolve("config/genesis.json"),
        """
        {"genesis_time": "%s", "chain_id": "%s", "initial_height": "1", "app_hash": "",
         "consensus_params": {
          "block": {"max_bytes": "5242880", "max_gas": "-1"},
          "evidence": {"max_age_num_blocks": "100000", "max_age_duration": "172800000000000",
                       "max_bytes": "1048576"},
          "validator": {"pub_key_types": ["ed25519"]}, "version": {"app": "1"},
          "abci": {"vote_extensions_enable_height": "0"}},
         "validators": [{"address": "", "name": "one", "power": "%d", "pub_key": %s}]}
        """
            .formatted(genesis, chainId, POWER, publicKey(key(VALIDATOR))));
    Files.writeString(
        home.resolve("config/priv_validator_key.json"),
        "{\"address\": \"%s\", \"pub_key\": %s, \"priv_key\": %s}"
            .formatted(address(), publicKey(key(VALIDATOR)), privateKey(key(VALIDATOR))));
    Files.writeString(
        home.resolve("config/node_key.json"),
        "{\"priv_key\": %s}".formatted(privateKey(key(NODE))));
    Files.writeString(
        home.resolve("data/priv_validator_state.json"),
        "{\"height\": \"0\", \"round\": 0, \"step\": 0}");
  }

  private static String address() {
    String hex = Validator.addressOf(key(VALIDATOR).publicKey()).toHex();
    return hex.substring(2).toUpperCase(Locale.ROOT);
  }

  private static String publicKey(Ed25519KeyPair key) {
    return typed("tendermint/PubKeyEd25519", key.publicKeyBytes());
  }

  private static String privateKey(Ed25519KeyPair key) {
    Bytes seed = Bytes.wrap(key.seed().toArray());
    return typed("tendermint/PrivKeyEd25519", seed.concat(key.publicKeyBytes()));
  }

  private static String typed(String type, Bytes value) {
    return "{\"type\": \"%s\", \"value\": \"%s\"}"
        .formatted(type, Base64.getEncoder().encodeToString(value.toArray()));
  }

  private record PoolUpdates(TransactionPool pool) implements ChainListener {
    @Override
    public void onHead(Header header, Hash hash, List<Hash> extrinsics) {
      pool.blockImported(hash, header.number(), extrinsics);
    }

    @Override
    public void onFinalised(Header header, Hash hash) {
      pool.blockFinalised(hash);
    }
  }

  @Override
  public void close() {
    comet.close();
    server.close();
    database.close();
  }
}
