package network.khala.cli.relayer;

import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
import network.khala.collateral.CollateralClient;
import network.khala.crypto.KeyPair;
import network.khala.crypto.KeyScheme;
import network.khala.crypto.SecretUri;
import network.khala.crypto.Ss58;
import network.khala.protocol.substrate.AccountId;
import network.khala.relayer.AttestationKind;
import network.khala.relayer.Relayer;
import network.khala.relayer.RelayerConfig;
import network.khala.relayer.WorkerStatus;
import network.khala.scale.Bytes;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `khala relayer`: feeds one or many enclaves until it is stopped.
@Command(
    name = "relayer",
    description = {
      "Carry between a node and one or many enclave programs.",
      "Blocks and proofs go into each, their registrations and messages onto the chain.",
      "Nobody needs to trust it."
    },
    footer = {
      "",
      "Examples:",
      "  khala relayer --suri //Alice --attestation-provider dev",
      "  khala relayer --pruntime http://10.0.0.7:8000 --pruntime http://10.0.0.8:8000 \\",
      "    --node ws://10.0.0.1:9944 --suri-file payer.key --operator 45R2…"
    })
public final class RelayerCommand implements Callable<Integer> {
  private static final URI LOCAL_PRUNTIME = URI.create("http://127.0.0.1:8000");

  @Mixin private NodeOption node = new NodeOption();

  @Option(
      names = "--pruntime",
      paramLabel = "URL",
      description = "An enclave program, may be repeated; default: http://127.0.0.1:8000.")
  private List<URI> pruntimes = List.of();

  @Mixin private SecretOption secret;

  @Mixin private OperatorOption operator = new OperatorOption();

  @Option(
      names = "--attestation-provider",
      paramLabel = "none|dev|ias|dcap",
      description = "What vouches for the enclaves; default: dcap.")
  private AttestationKind attestation = AttestationKind.DCAP;

  @Option(
      names = "--inject-key",
      paramLabel = "HEX",
      description = "A debugging key for enclaves at their first start: 32 or 64 bytes.")
  private Optional<String> injectedKey = Optional.empty();

  @Option(
      names = "--gatekeeper",
      description = "The workers shall be gatekeepers: they follow the chain from block 1.")
  private boolean gatekeeper;

  @Option(
      names = "--register",
      description = "Register the workers once more, as after an update of their program.")
  private boolean register;

  @Option(
      names = "--next-pruntime",
      paramLabel = "URL",
      description = {
        "A newer enclave program on the same machine: it is given the identity of the one in",
        "--pruntime once that has caught up, and the command ends."
      })
  private Optional<URI> next = Optional.empty();

  @Mixin private CollateralServerOption collateral = new CollateralServerOption();

  @Option(
      names = "--no-wait",
      description = "Begin at once, also while the node is still catching up.")
  private boolean noWait;

  private final Output output;
  private final Interruption interruption;

  /// A command in its surroundings.
  public RelayerCommand(Session session, Output output, Interruption interruption) {
    this.secret = new SecretOption(session);
    this.output = output;
    this.interruption = interruption;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    try (SecretUri uri = secret.open();
        KeyPair payer = uri.keyPair(KeyScheme.SR25519)) {
      RelayerConfig config = config(payer);
      boolean handedOver;
      if (attestation == AttestationKind.DCAP) {
        try (CollateralClient client = collateral.connect()) {
          handedOver = run(config.withCollateral(CollateralServerOption.cached(client)));
        }
      } else {
        handedOver = run(config);
      }
      if (handedOver) {
        return ExitCode.SUCCESS.code();
      }
    }
    throw new CommandFailure(
        ExitCode.REFUSED,
        "enclaves and node disagree about the chain",
        "try another node; if that fails too, keep the data and report it");
  }

  /// Works until there is nothing left to do.
  ///
  /// @return whether that is because the identity was handed over
  private boolean run(RelayerConfig config) throws InterruptedException {
    try (Relayer relayer = new Relayer(config, new RelayerLines(output))) {
      interruption.onInterrupt("relayer", relayer);
      relayer.start();
      announce(config);
      relayer.awaitEnd();
      return relayer.status().stream()
          .allMatch(one -> one.activity() == WorkerStatus.Activity.HANDED_OVER);
    }
  }

  private RelayerConfig config(KeyPair payer) {
    List<URI> workers = pruntimes.isEmpty() ? List.of(LOCAL_PRUNTIME) : List.copyOf(pruntimes);
    workers.forEach(each -> checkAddress("--pruntime", each));
    next.ifPresent(each -> checkAddress("--next-pruntime", each));
    RelayerConfig config;
    try {
      config = RelayerConfig.of(node.url(), workers, payer, attestation);
      config = next.isPresent() ? config.handingOverTo(next.get()) : config;
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(ExitCode.USAGE, String.valueOf(e.getMessage()), "");
    }
    Optional<AccountId> account = operator.account();
    if (account.isPresent()) {
      config = config.withOperator(account.get());
    }
    if (injectedKey.isPresent()) {
      config = config.withInjectedKey(key(injectedKey.get()));
    }
    config = gatekeeper ? config.forGatekeepers() : config;
    config = register ? config.registeringAnew() : config;
    return noWait ? config.withoutWaiting() : config;
  }

  private static void checkAddress(String option, URI pruntime) {
    String scheme = pruntime.getScheme() == null ? "" : pruntime.getScheme();
    if (!scheme.matches("https?") || pruntime.getHost() == null) {
      throw new CommandFailure(
          ExitCode.USAGE,
          option + "=" + pruntime + " is no address of an enclave program",
          "write http://HOST:8000");
    }
  }

  /// The value stays out of messages: it is a key.
  private static Bytes key(String hex) {
    try {
      Bytes key = Bytes.fromHex(hex);
      if (key.size() == 32 || key.size() == 64) {
        return key;
      }
    } catch (IllegalArgumentException e) {
      // Answered below, like a wrong length.
    }
    throw new CommandFailure(
        ExitCode.USAGE, "--inject-key is no key", "write 64 or 128 hexadecimal digits");
  }

  private void announce(RelayerConfig config) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("event", "relayer-up");
    object.put("at", System.currentTimeMillis());
    object.put("node", config.node().toString());
    object.put("pruntimes", config.pruntimes().stream().map(URI::toString).toList());
    object.put("payer", Ss58.encode(Ss58.KHALA_PREFIX, config.signer().accountId()));
    output.result(
        object,
        "relayer for "
            + config.node()
            + ", paid by "
            + Ss58.encode(Ss58.KHALA_PREFIX, config.signer().accountId()));
  }
}
