package network.khala.cli.worker;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import network.khala.cli.CommandFailure;
import network.khala.cli.ExitCode;
import network.khala.cli.Interruption;
import network.khala.cli.Output;
import network.khala.cli.SecretOption;
import network.khala.cli.Session;
import network.khala.cli.chain.NodeOption;
import network.khala.cli.node.DataFolder;
import network.khala.cli.process.RestartPolicy;
import network.khala.cli.process.Supervisor;
import network.khala.cli.relayer.RelayerLines;
import network.khala.crypto.KeyPair;
import network.khala.crypto.KeyScheme;
import network.khala.crypto.MalformedTextException;
import network.khala.crypto.SecretUri;
import network.khala.crypto.Ss58;
import network.khala.protocol.substrate.AccountId;
import network.khala.relayer.Relayer;
import network.khala.relayer.RelayerConfig;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `khala worker`: the enclave program and the relayer of one machine, in one command.
@Command(
    name = "worker",
    description = {
      "Run the worker of this machine: the enclave program, kept running, and its relayer.",
      "Tells in one line whether the worker earns, and what to do if it does not."
    },
    footer = {
      "",
      "Examples:",
      "  khala worker --attestation-provider dev --suri //Bob",
      "  khala worker --node ws://10.0.0.1:9944 --suri-file payer.key --operator 45R2…"
    })
public final class WorkerCommand implements Callable<Integer> {
  private static final int PORT_MAX = 65_535;

  @Mixin private NodeOption node = new NodeOption();
  @Mixin private SecretOption secret;

  @Option(
      names = "--operator",
      paramLabel = "ADDRESS",
      description = "The account that may add the worker to its pool; default: none.")
  private Optional<String> operator = Optional.empty();

  @Option(
      names = "--attestation-provider",
      paramLabel = "none|dev|gramine|tdx",
      description = "What vouches for the enclave program; default: gramine.")
  private MachineTee tee = MachineTee.GRAMINE;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "The enclave program's; default: 8000.")
  private int port = 8000;

  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      description = "Sealed data and logs; default: worker in this user's data folder.")
  private Optional<Path> dataDir = Optional.empty();

  @Option(
      names = "--cores",
      paramLabel = "N",
      description = "Threads that compute; default: all processors.")
  private @Nullable Integer cores;

  @Option(
      names = "--gatekeeper",
      description = "The worker shall be a gatekeeper: it follows the chain from block 1.")
  private boolean gatekeeper;

  private final Session session;
  private final Output output;
  private final Interruption interruption;

  /// A command in its surroundings.
  public WorkerCommand(Session session, Output output, Interruption interruption) {
    this.secret = new SecretOption(session);
    this.session = session;
    this.output = output;
    this.interruption = interruption;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (port < 1 || port > PORT_MAX) {
      throw new CommandFailure(
          ExitCode.USAGE, "--port=" + port + " is no port", "write a number from 1 to 65535");
    }
    try (SecretUri uri = secret.open();
        KeyPair payer = uri.keyPair(KeyScheme.SR25519)) {
      run(config(payer));
    }
    throw new CommandFailure(
        ExitCode.REFUSED,
        "enclave and node disagree about the chain",
        "try another node; if that fails too, keep the data and report it");
  }

  private void run(RelayerConfig config) throws IOException, InterruptedException {
    Path folder = dataDir.orElseGet(() -> DataFolder.of(session.environment()).resolve("worker"));
    Files.createDirectories(folder);
    EnclaveProgram program =
        new EnclaveProgram(tee, port, folder, config.node(), Optional.ofNullable(cores));
    try (Supervisor supervisor = new Supervisor(RestartPolicy.ALWAYS, new ProgramLines(output));
        Relayer relayer = new Relayer(config, new RelayerLines(output))) {
      interruption.onInterrupt("pruntime", supervisor);
      interruption.onInterrupt("relayer", relayer);
      supervisor.start(program.child(), line -> {});
      program.awaitPort();
      relayer.start();
      relayer.awaitEnd();
    }
  }

  private RelayerConfig config(KeyPair payer) {
    URI pruntime = URI.create("http://127.0.0.1:" + port);
    RelayerConfig config =
        RelayerConfig.of(node.url(), List.of(pruntime), payer, tee.attestation());
    if (operator.isPresent()) {
      config = config.withOperator(account(operator.get()));
    }
    return gatekeeper ? config.forGatekeepers() : config;
  }

  private static AccountId account(String address) {
    try {
      return new AccountId(Ss58.decodeAccount(address));
    } catch (MalformedTextException e) {
      throw new CommandFailure(ExitCode.USAGE, "--operator=" + address + ": " + e.getMessage(), "");
    }
  }
}
