package network.khala.cli.node;

import java.io.IOException;
import java.net.BindException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import network.khala.cli.CommandFailure;
import network.khala.cli.ExitCode;
import network.khala.cli.Interruption;
import network.khala.cli.Output;
import network.khala.cli.Session;
import network.khala.cli.Version;
import network.khala.cli.console.ConsoleStart;
import network.khala.engines.BlockSchedule;
import network.khala.node.Node;
import network.khala.node.NodeConfig;
import network.khala.node.pool.PoolLimits;
import network.khala.node.spec.ChainSpec;
import network.khala.node.spec.Presets;
import network.khala.node.store.Pruning;
import network.khala.node.store.StoreOptions;
import network.khala.rpc.console.ConsoleServer;
import network.khala.rpc.metrics.MetricsServer;
import network.khala.rpc.node.NodeRpc;
import network.khala.rpc.transport.TlsException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `khala node`: one node with the embedded engine.
@Command(
    name = "node",
    description = "Run one node: makes blocks, keeps the chain, serves JSON-RPC.",
    footer = {
      "",
      "Examples:",
      "  khala node --chain dev",
      "  khala node --chain dev --console",
      "  khala node --chain dev --block-time instant --rpc-port 0 --json",
      "  khala node --chain mine.json --pruning archive",
      "  khala node --chain mine.json --rpc-external --tls-cert full.pem --tls-key key.pem"
    })
public final class NodeCommand implements Callable<Integer> {
  @Option(names = "--chain", paramLabel = "dev|local|FILE", description = "Default: dev.")
  private String chain = "dev";

  @Option(
      names = "--base-path",
      paramLabel = "DIR",
      description = "The folder of the data; default: khala in this user's data folder.")
  private Path basePath;

  @Option(
      names = "--block-time",
      paramLabel = "TIME",
      description = {
        "500ms, 3s, … or instant: a block when there is something for it;",
        "instant:3s: also one after three seconds without.",
        "Default: what the chain was made for; 3s for a new one."
      })
  private Optional<String> blockTime = Optional.empty();

  @Option(
      names = "--pruning",
      paramLabel = "archive|BLOCKS",
      description = "Which states are kept; default: 256 blocks.")
  private String pruning = String.valueOf(Pruning.DEFAULT.states());

  @Option(
      names = "--console",
      paramLabel = "PORT",
      arity = "0..1",
      fallbackValue = "" + ConsoleStart.DEFAULT_PORT,
      description = "Serve the mining console too; default: 8080; 0: any.")
  private @Nullable Integer consolePort;

  @Mixin private final RpcOptions rpcOptions = new RpcOptions();

  @Mixin private final MetricsOptions metricsOptions = new MetricsOptions();

  private final Session session;
  private final Output output;
  private final Interruption interruption;

  /// A command in its surroundings.
  public NodeCommand(Session session, Output output, Interruption interruption) {
    this.session = session;
    this.output = output;
    this.interruption = interruption;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    NodeRpc.Options served =
        new NodeRpc.Options(
            rpcOptions.transport(),
            rpcOptions.limits(),
            rpcOptions.unsafe(),
            Version.ofThisProgram());
    Optional<BlockSchedule> wanted = blockTime.map(NodeCommand::schedule);
    Path base = basePath == null ? DataFolder.of(session.environment()) : basePath;
    ChainSpec spec = spec(base, wanted);
    BlockSchedule schedule =
        wanted.orElseGet(
            () -> new BlockSchedule.Interval(Duration.ofMillis(spec.runtime().blockTimeMillis())));
    NodeConfig config =
        new NodeConfig(spec, base, kept(), StoreOptions.DEFAULT, PoolLimits.DEFAULT, schedule);
    CountDownLatch ended = new CountDownLatch(1);
    try (Node node = Node.open(config, Presets.authority(), InstantSource.system());
        NodeRpc rpc = serve(node, served)) {
      interruption.onInterrupt("node", node);
      interruption.onInterrupt("rpc", rpc);
      Optional<MetricsServer> metrics = metricsOptions.serve(spec.id(), rpc);
      metrics.ifPresent(server -> interruption.onInterrupt("metrics", server));
      node.start();
      Map<String, URI> places = new LinkedHashMap<>();
      URI url = URI.create(rpcOptions.scheme() + "://127.0.0.1:" + rpc.port());
      metrics.ifPresent(
          server ->
              places.put("metrics", URI.create("http://127.0.0.1:" + server.port() + "/metrics")));
      if (consolePort == null) {
        announce(node, url, places);
        ended.await();
      } else {
        try (ConsoleServer console = ConsoleStart.serve(url, consolePort, "--console")) {
          interruption.onInterrupt("console", console);
          places.put("console", console.url());
          announce(node, url, places);
          ended.await();
        }
      }
    }
    return ExitCode.SUCCESS.code();
  }

  private NodeRpc serve(Node node, NodeRpc.Options served) throws IOException {
    try {
      return NodeRpc.start(node, served);
    } catch (TlsException e) {
      throw new CommandFailure(ExitCode.USAGE, e.problem(), "check --tls-cert and --tls-key");
    } catch (IOException e) {
      if (!(e.getCause() instanceof BindException)) {
        throw e;
      }
      throw CommandFailure.ofTakenPort(rpcOptions.port(), "--rpc-port");
    }
  }

  /// @param places where else something is served, by name
  private void announce(Node node, URI url, Map<String, URI> places) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("event", "node-up");
    object.put("at", System.currentTimeMillis());
    object.put("rpc", url.toString());
    object.put("genesisHash", node.chain().genesisHash().toHex());
    object.put("number", node.chain().head().number());
    places.forEach((name, at) -> object.put(name, at.toString()));
    output.result(
        object,
        node.config().spec().name()
            + " at "
            + url
            + ", block "
            + node.chain().head().number()
            + places.entrySet().stream()
                .map(place -> ", " + place.getKey() + " at " + place.getValue())
                .collect(Collectors.joining()));
  }

  /// A built-in chain is continued as it was begun; a file has to say the same as then. Rates per
  /// block were computed for one block time when the chain was made, so that must stay.
  private ChainSpec spec(Path base, Optional<BlockSchedule> wanted) throws IOException {
    Optional<Duration> interval =
        wanted.flatMap(
            one ->
                one instanceof BlockSchedule.Interval(Duration time)
                    ? Optional.of(time)
                    : Optional.empty());
    ChainSpec given = ChainName.resolve(chain, interval.orElse(ChainName.DEFAULT_BLOCK_TIME));
    ChainSpec begun = ChainFolder.keep(base, given).spec();
    ChainSpec spec = ChainName.isBuiltIn(chain) ? begun : given;
    long made = spec.runtime().blockTimeMillis();
    if (interval.isPresent() && interval.get().toMillis() != made) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "--block-time=%s: the chain %s in %s was made for blocks of %d ms"
              .formatted(blockTime.orElseThrow(), spec.id(), base, made),
          "leave the option out, or begin another chain in another --base-path");
    }
    return spec;
  }

  private static BlockSchedule schedule(String text) {
    return BlockSchedule.parse(text)
        .orElseThrow(
            () ->
                new CommandFailure(
                    ExitCode.USAGE,
                    "--block-time=" + text + " is no time",
                    "write 3s, 500ms, instant or instant:3s"));
  }

  private Pruning kept() {
    try {
      return pruning.equals("archive") ? Pruning.ARCHIVE : new Pruning(Long.parseLong(pruning));
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "--pruning=" + pruning + " is no number of blocks",
          "write a number of at least 1, or archive");
    }
  }
}
