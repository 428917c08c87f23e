package network.khala.cli.node;

import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Optional;
import network.khala.cli.CommandFailure;
import network.khala.cli.ExitCode;
import network.khala.rpc.metrics.MetricsServer;
import network.khala.rpc.node.NodeRpc;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Option;

/// Where a node shows its figures.
final class MetricsOptions {
  private static final Logger LOG = LoggerFactory.getLogger(MetricsOptions.class);
  private static final int DEFAULT_PORT = 9615;
  private static final int MAX_PORT = 65_535;

  @Option(
      names = "--prometheus-port",
      paramLabel = "PORT",
      description = {
        "Serve figures for Prometheus at /metrics; 0: any.",
        "Default: 9615 if that is free."
      })
  private @Nullable Integer port;

  @Option(
      names = "--prometheus-external",
      description = "Show the figures to other machines too, not to this one alone.")
  private boolean external;

  @Option(names = "--no-prometheus", description = "Show no figures.")
  private boolean none;

  /// Serves the figures, unless that is not wanted or the usual port is another's.
  Optional<MetricsServer> serve(String chain, NodeRpc rpc) throws IOException {
    if (none) {
      return Optional.empty();
    }
    int wanted = port == null ? DEFAULT_PORT : port;
    if (wanted < 0 || wanted > MAX_PORT) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "--prometheus-port=" + wanted + " is no port",
          "write a number from 0 to " + MAX_PORT);
    }
    try {
      return Optional.of(
          MetricsServer.start(
              new InetSocketAddress(RpcOptions.address(external), wanted),
              Map.of("chain", chain),
              rpc.metrics()));
    } catch (IOException e) {
      if (!(e.getCause() instanceof BindException)) {
        throw e;
      }
      if (port == null) {
        LOG.warn("no figures for Prometheus: port {} is taken; see --prometheus-port", wanted);
        return Optional.empty();
      }
      throw CommandFailure.ofTakenPort(wanted, "--prometheus-port");
    }
  }
}
