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
import network.khala.cli.attest.CollateralServerOption;
import network.khala.cli.chain.NodeOption;
import network.khala.cli.node.DataFolder;
import network.khala.cli.process.FreePort;
import network.khala.cli.process.RestartPolicy;
import network.khala.cli.process.Supervisor;
import network.khala.cli.relayer.OperatorOption;
import network.khala.cli.relayer.RelayerLines;
import network.khala.collateral.CollateralClient;
import network.khala.crypto.KeyPair;
import network.khala.crypto.KeyScheme;
import network.khala.crypto.SecretUri;
import network.khala.protocol.substrate.AccountId;
import network.khala.relayer.AttestationKind;
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
  @Mixin private NodeOption node = new NodeOption();
  @Mixin private SecretOption secret;

  @Mixin private OperatorOption operator = new OperatorOption();

  @Option(
      names = "--attestation-provider",
      paramLabel = "none|dev|gramine|tdx",
      description = "What vouches for the enclave program; default: gramine.")
  private MachineTee tee = MachineTee.GRAMINE;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "The enclave program's; default: 8000; 0: any.")
  private int port = 8000;

  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      description = "Sealed data and logs; default: worker in this user's data folder.")
  private Optional<Path> dataDir = Optional.empty();

  @Option(
      names = "--signer",
      paramLabel = "FILE",
      description = {
        "With dev: the signer of the program, as networks admit it. That of khala dev is",
        "signer.key in its --base-path; default: one of this worker's own."
      })
  private Optional<Path> signer = Optional.empty();

  @Option(
      names = "--cores",
      paramLabel = "N",
      description = "Threads that compute; default: all processors.")
  private @Nullable Integer cores;

  @Mixin private CollateralServerOption collateral = new CollateralServerOption();

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
    if (signer.isPresent() && tee != MachineTee.DEV) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "--signer is for --attestation-provider=dev alone, not for " + tee.optionName(),
          "leave it out: with a TEE, whoever built the program has signed it");
    }
    try (SecretUri uri = secret.open();
        KeyPair payer = uri.keyPair(KeyScheme.SR25519)) {
      int free = freePort();
      RelayerConfig config = config(payer, free);
      if (config.attestation() == AttestationKind.DCAP) {
        try (CollateralClient client = collateral.connect()) {
          run(config.withCollateral(CollateralServerOption.cached(client)), free);
        }
      } else {
        run(config, free);
      }
    }
    throw new CommandFailure(
        ExitCode.REFUSED,
        "enclave and node disagree about the chain",
        "try another node; if that fails too, keep the data and report it");
  }

  /// Whoever listens there already is not the program of this command, and must not be fed as if it
  /// were.
  private int freePort() throws IOException {
    try (FreePort free = FreePort.hold("--port", port)) {
      return free.number();
    }
  }

  private void run(RelayerConfig config, int free) throws IOException, InterruptedException {
    Path folder = dataDir.orElseGet(() -> DataFolder.of(session.environment()).resolve("worker"));
    Files.createDirectories(folder);
    EnclaveProgram program =
        new EnclaveProgram(tee, free, folder, config.node(), signer, Optional.ofNullable(cores));
    ProgramLines lines = new ProgramLines(output);
    try (Supervisor supervisor = new Supervisor(RestartPolicy.ALWAYS, lines);
        Relayer relayer = new Relayer(config, new RelayerLines(output))) {
      interruption.onInterrupt("pruntime", supervisor);
      interruption.onInterrupt("relayer", relayer);
      supervisor.start(program.child(), lines::hear);
      program.awaitPort();
      relayer.start();
      relayer.awaitEnd();
    }
  }

  private RelayerConfig config(KeyPair payer, int free) {
    URI pruntime = URI.create("http://127.0.0.1:" + free);
    RelayerConfig config =
        RelayerConfig.of(node.url(), List.of(pruntime), payer, tee.attestation());
    Optional<AccountId> account = operator.account();
    if (account.isPresent()) {
      config = config.withOperator(account.get());
    }
    return gatekeeper ? config.forGatekeepers() : config;
  }
}
