package network.khala.relayer;

import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import network.khala.attestation.development.DevelopmentRoot;
import network.khala.client.ChainClient;
import network.khala.client.Outcome;
import network.khala.client.Submission;
import network.khala.client.extrinsic.ExtrinsicSigner;
import network.khala.crypto.KeyPair;
import network.khala.crypto.SecretUri;
import network.khala.engines.BlockSchedule;
import network.khala.finality.FinalityAnchor;
import network.khala.node.Node;
import network.khala.node.NodeConfig;
import network.khala.node.pool.PoolLimits;
import network.khala.node.spec.ChainSpec;
import network.khala.node.spec.ChainType;
import network.khala.node.spec.Presets;
import network.khala.node.store.Pruning;
import network.khala.node.store.StoreOptions;
import network.khala.pallets.registry.RegistryConfig;
import network.khala.pallets.registry.RegistryGenesis;
import network.khala.protocol.contract.SystemContract;
import network.khala.protocol.substrate.AccountId;
import network.khala.rpc.jsonrpc.RpcLimits;
import network.khala.rpc.jsonrpc.UnsafeMethods;
import network.khala.rpc.node.NodeRpc;
import network.khala.rpc.transport.TransportOptions;
import network.khala.runtime.Genesis;
import network.khala.runtime.GenesisConfig;
import network.khala.runtime.GovernanceGenesis;
import network.khala.runtime.RuntimeConfig;
import network.khala.runtime.StakingGenesis;
import network.khala.scale.Bytes;

/// A real node on a socket, with a development chain that takes workers without evidence. It can be
/// stopped and started again where it was.
final class TestNetwork implements AutoCloseable {
  static final String ROOT = "//Alice";
  static final String PAYER = "//Bob";
  private static final BigInteger ENDOWMENT = BigInteger.TEN.pow(12 + 7);
  private static final Duration BLOCK_TIME = Duration.ofMillis(200);

  private final NodeConfig config;
  private Node node;
  private NodeRpc rpc;
  private int port;

  TestNetwork(Path folder) throws IOException {
    this.config =
        new NodeConfig(
            chain(),
            folder,
            Pruning.DEFAULT,
            new StoreOptions(8L << 20, 1L << 20),
            PoolLimits.DEFAULT,
            new BlockSchedule.Interval(BLOCK_TIME));
    start();
  }

  private static ChainSpec chain() {
    RuntimeConfig runtime =
        RuntimeConfig.ofBlockTime(BLOCK_TIME.toMillis())
            .withRegistry(RegistryConfig.dangerouslyAllowingNone());
    SortedMap<AccountId, BigInteger> accounts = new TreeMap<>();
    accounts.put(account(ROOT), ENDOWMENT);
    accounts.put(account(PAYER), ENDOWMENT);
    GenesisConfig genesis =
        new GenesisConfig(
            accounts,
            Optional.of(account(ROOT)),
            new FinalityAnchor.Sealed(Presets.authority().publicKey()),
            Optional.of(DevelopmentRoot.WELL_KNOWN),
            RegistryGenesis.EMPTY,
            StakingGenesis.development(BLOCK_TIME.toMillis()),
            GovernanceGenesis.NOBODY,
            SystemContract.BUILT_IN_CODE);
    return new ChainSpec(
        "Test", "khala_test", ChainType.DEVELOPMENT, runtime, Genesis.build(runtime, genesis));
  }

  private static AccountId account(String uri) {
    try (KeyPair pair = keyPair(uri)) {
      return new AccountId(pair.accountId());
    }
  }

  static KeyPair keyPair(String uri) {
    try (SecretUri secret = SecretUri.parse(uri)) {
      return secret.sr25519();
    }
  }

  /// Starts the node, on the port that it had.
  void start() throws IOException {
    node = Node.open(config, Presets.authority(), InstantSource.system());
    rpc =
        NodeRpc.start(
            node,
            new NodeRpc.Options(
                TransportOptions.local(port), RpcLimits.DEFAULT, UnsafeMethods.AUTO, "test"));
    port = rpc.port();
    node.start();
  }

  /// Stops the node; its chain stays.
  void stop() {
    rpc.close();
    node.close();
  }

  URI url() {
    return URI.create("ws://127.0.0.1:" + port);
  }

  long height() {
    return node.chain().head().number();
  }

  /// Calls as root and waits for the block.
  Outcome sudo(String pallet, String call, Bytes... arguments) throws InterruptedException {
    try (ChainClient chain = ChainClient.connect(url());
        KeyPair root = keyPair(ROOT)) {
      Bytes inner = chain.runtime().encodedCall(pallet, call, arguments);
      Bytes outer = chain.runtime().encodedCall("Sudo", "sudo", inner);
      try (Submission submission = chain.transaction(outer).submit(ExtrinsicSigner.of(root))) {
        return submission.awaitInBlock();
      }
    }
  }

  /// What is stored at the head.
  Optional<Bytes> read(String pallet, String item) {
    try (ChainClient chain = ChainClient.connect(url())) {
      return chain.state().read(pallet, item);
    }
  }

  /// What is stored at the head, under a whole key.
  Optional<Bytes> get(Bytes key) {
    try (ChainClient chain = ChainClient.connect(url())) {
      return chain.state().get(key);
    }
  }

  @Override
  public void close() {
    stop();
  }
}
