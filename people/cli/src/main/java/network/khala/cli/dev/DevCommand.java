package network.khala.cli.dev;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import network.khala.cli.CommandFailure;
import network.khala.cli.ExitCode;
import network.khala.cli.Interruption;
import network.khala.cli.Output;
import network.khala.cli.Session;
import network.khala.cli.node.DataFolder;
import network.khala.cli.process.RestartPolicy;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `khala dev`: a whole network that mines, in one command.
@Command(
    name = "dev",
    description = {
      "Run a whole network on this machine: a node, a gatekeeper, and workers that mine.",
      "Everything listens on loopback only. Ctrl-C stops all of it and loses nothing;",
      "the next start goes on with the same chain and the same workers."
    },
    footer = {
      "",
      "Examples:",
      "  khala dev",
      "  khala dev --tmp --workers 3 --block-time 1s",
      "  khala dev --tmp --json --rpc-port 0 --console-port 0 --pruntime-port 0",
      "  khala dev --restart 2m     a killed worker stays away for two minutes"
    })
public final class DevCommand implements Callable<Integer> {
  private static final int MAX_WORKERS = 64;

  @Option(names = "--workers", paramLabel = "N", description = "How many workers; default: 2.")
  private int workers = 2;

  @Option(
      names = "--base-path",
      paramLabel = "DIR",
      description = "The folder of the network; default: khala/dev in this user's data folder.")
  private @Nullable Path basePath;

  @Option(names = "--tmp", description = "In a new folder that is deleted in the end.")
  private boolean temporary;

  @Option(names = "--rpc-port", paramLabel = "PORT", description = "The node's; default: 9944.")
  private int rpcPort = 9944;

  @Option(names = "--console-port", paramLabel = "PORT", description = "Default: 8080.")
  private int consolePort = 8080;

  @Option(
      names = "--pruntime-port",
      paramLabel = "PORT",
      description = "The gatekeeper's, one up for each worker; default: 8000. 0: any, for each.")
  private int pruntimePort = 8000;

  @Option(
      names = "--block-time",
      paramLabel = "TIME",
      description = {
        "3s (default), 500ms, …; or instant: a block when there is something for it, and after",
        "three seconds without."
      })
  private String blockTime = "";

  @Option(names = "--no-console", description = "Without the console.")
  private boolean noConsole;

  @Option(
      names = "--no-mining",
      description = "Without pools and stake: the workers are registered and wait.")
  private boolean noMining;

  @Option(
      names = "--restart",
      paramLabel = "always|never|TIME",
      description =
          "When a process that ends is started again: at once (default), never, or later.")
  private RestartPolicy restart = RestartPolicy.ALWAYS;

  private final Session session;
  private final Output output;
  private final Interruption interruption;

  public DevCommand(Session session, Output output, Interruption interruption) {
    this.session = session;
    this.output = output;
    this.interruption = interruption;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (workers < 0 || workers > MAX_WORKERS) {
      throw new CommandFailure(
          ExitCode.USAGE, "--workers=" + workers + " is not from 0 to " + MAX_WORKERS, "");
    }
    if (temporary && basePath != null) {
      throw new CommandFailure(
          ExitCode.USAGE, "both --tmp and --base-path are given", "choose one of them");
    }
    Milestones milestones = new Milestones(output);
    try (DevFolder folder = folder()) {
      interruption.onInterrupt("folder", folder);
      Ports ports = Ports.choose(rpcPort, consolePort, pruntimePort, workers + 1);
      DevConfig config =
          new DevConfig(ports, blockTime, !noMining && workers > 0, !noConsole, restart);
      try (DevNetwork network = new DevNetwork(config, folder, milestones)) {
        interruption.onInterrupt("network", network);
        network.run();
      }
    }
    return ExitCode.SUCCESS.code();
  }

  private DevFolder folder() throws IOException {
    if (temporary) {
      return DevFolder.temporary();
    }
    return DevFolder.hold(
        basePath != null ? basePath : DataFolder.of(session.environment()).resolve("dev"));
  }
}
