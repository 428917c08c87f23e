package network.khala.cli.dev;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import network.khala.cli.console.ConsoleStart;
import network.khala.client.rpc.RpcException;
import network.khala.scale.Bytes;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A whole network, from nothing or from where it was left: the sequence of steps by which it comes
/// up. Each step looks at the chain first and does what is still to be done, so that it does not
/// matter where the last run ended.
final class DevNetwork implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DevNetwork.class);
  private static final Duration RETRY = Duration.ofSeconds(1);

  private final DevConfig config;
  private final DevFolder folder;
  private final Milestones milestones;
  private final Machines machines;
  private final ProcessTable table;
  private final Children children;
  private final Programs programs;
  private @Nullable DevChain connection;

  DevNetwork(DevConfig config, DevFolder folder, Milestones milestones) {
    this.config = config;
    this.folder = folder;
    this.milestones = milestones;
    this.machines = new Machines(config.ports().pruntimes());
    this.programs = new Programs(folder, config);
    this.table = new ProcessTable(machines, programs.nodeUrl(), milestones);
    this.children = new Children(config.restart(), table, milestones);
  }

  /// Brings the network up and follows it until the thread is interrupted.
  ///
  /// @throws network.khala.cli.CommandFailure if a step cannot be done
  void run() throws IOException, InterruptedException {
    NodeStart.Up up = new NodeStart(children, programs, milestones).run();
    DevChain chain = connect();
    WorkerMilestones workers = new WorkerMilestones(machines, milestones);
    try (chain;
        ChainWatch watch = new ChainWatch(chain, workers, up.head())) {
      watch.start();
      MachineStart start = new MachineStart(children, table, programs, up.genesis());
      start.begin(machines.all());
      Bytes program = start.program(machines.all());
      step(new ProgramAdmission(chain, program, machines.all()));
      RegisteredPrograms registered = new RegisteredPrograms(folder, program);
      workers.onRegistration(registered::note);
      PoolFunding funding = new PoolFunding(chain, machines, milestones);
      CompletableFuture<Void> pool = meanwhile(config.mining() ? funding : () -> {});
      Relayers relayers = new Relayers(children, programs, registered);
      step(new GatekeeperLaunch(chain, watch, relayers, machines, workers, milestones));
      step(new WorkerRegistration(watch, relayers, machines, workers));
      if (config.mining()) {
        Waiting.join(pool);
        funding.tell();
        MiningStart mining = new MiningStart(chain, machines, workers);
        step(mining);
        if (mining.anyComputes()) {
          workers.awaitHeartbeat();
          workers.awaitPayout();
        }
      }
      new Ready(folder, programs, machines, table, milestones).tell(up, console());
      new CountDownLatch(1).await();
    }
  }

  /// Serves the console, if it was built and is wanted.
  private Optional<String> console() throws IOException {
    if (!config.console() || !ConsoleStart.isBuilt()) {
      return Optional.empty();
    }
    String url =
        ConsoleStart.serve(
                URI.create(programs.nodeUrl()), config.ports().console(), "--console-port")
            .url()
            .toString();
    table.put("console", "", ProcessHandle.current().pid(), Optional.of(url));
    return Optional.of(url);
  }

  /// Does a step while others are done.
  private static CompletableFuture<Void> meanwhile(DevStep step) {
    CompletableFuture<Void> done = new CompletableFuture<>();
    Thread.ofVirtual()
        .start(
            () -> {
              try {
                step(step);
                done.complete(null);
              } catch (IOException | InterruptedException | RuntimeException e) {
                done.completeExceptionally(e);
              }
            });
    return done;
  }

  /// Does a step; if the node goes away meanwhile, from its beginning once more.
  private static void step(DevStep step) throws IOException, InterruptedException {
    while (true) {
      try {
        step.run();
        return;
      } catch (RpcException e) {
        if (!e.retryable()) {
          throw e;
        }
        LOG.warn("{}; the step is repeated", e.getMessage());
        TimeUnit.NANOSECONDS.sleep(RETRY.toNanos());
      }
    }
  }

  private synchronized DevChain connect() {
    connection = DevChain.connect(programs.nodeUrl());
    return connection;
  }

  /// Stops all processes, after the connection to the node, which would complain.
  @Override
  public void close() {
    synchronized (this) {
      if (connection != null) {
        connection.close();
      }
    }
    children.close();
  }
}
