package network.khala.cli.attest;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import network.khala.attestation.AttestationException;
import network.khala.attestation.dcap.Policy;
import network.khala.attestation.dcap.Quote;
import network.khala.attestation.dcap.QuoteCollateral;
import network.khala.attestation.dcap.QuoteVerifier;
import network.khala.attestation.dcap.VerifierCache;
import network.khala.attestation.ias.IasPolicy;
import network.khala.attestation.ias.IasReportFile;
import network.khala.attestation.ias.IasVerifier;
import network.khala.cli.CommandFailure;
import network.khala.cli.ExitCode;
import network.khala.cli.Output;
import network.khala.collateral.CollateralClient;
import network.khala.scale.Bytes;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `khala attest verify`: judges a quote or an IAS report.
@Command(
    name = "verify",
    description = {
      "Judge a quote with its collateral, or an IAS report, at a time.",
      "Exits with 3 if it is refused. Offline, unless collateral is fetched from a server."
    },
    footer = {
      "",
      "Examples:",
      "  khala attest verify --quote quote.bin --collateral collateral.json",
      "  khala attest verify --quote quote.bin --server intel --mr-enclave 33d8…",
      "  khala attest verify --quote quote.bin --collateral c.json --at 1751624924 --json",
      "  khala attest verify --ias report.json --at 2021-09-12T18:07:20Z"
    })
public final class AttestVerify implements Callable<Integer> {
  @Option(names = "--quote", paramLabel = "FILE", description = "The quote.")
  private Optional<Path> quote = Optional.empty();

  @Option(
      names = "--collateral",
      paramLabel = "FILE",
      description = "The documents to judge it with; else they are fetched, see --server.")
  private Optional<Path> collateral = Optional.empty();

  @Option(
      names = "--ias",
      arity = "0..1",
      fallbackValue = "",
      paramLabel = "FILE",
      description = "An IAS report, instead of a quote; without FILE, the file of --quote is one.")
  private Optional<String> ias = Optional.empty();

  @Mixin private final RootOption root = new RootOption();

  @Option(
      names = "--at",
      paramLabel = "TIME",
      description = "When: seconds since 1970, or 2026-01-31T12:00:00Z; default: now.")
  private Optional<String> at = Optional.empty();

  @Mixin private final PolicyOptions policy = new PolicyOptions();

  @Mixin private final CollateralOptions source = new CollateralOptions();

  private final Output output;
  private final InstantSource clock;

  public AttestVerify(Output output, InstantSource clock) {
    this.output = output;
    this.clock = clock;
  }

  @Override
  public Integer call() throws IOException {
    long now = at.map(Moment::parse).orElseGet(() -> clock.instant().getEpochSecond());
    try {
      if (ias.isPresent()) {
        verifyIas(now);
      } else {
        verifyQuote(now);
      }
      return ExitCode.SUCCESS.code();
    } catch (AttestationException e) {
      throw Refusal.of(e, output);
    }
  }

  private void verifyQuote(long now) throws IOException {
    Policy demanded = policy.policy();
    Bytes bytes = EvidenceFile.readBinary(quoteFile());
    QuoteVerifier verifier = new QuoteVerifier(root.forQuotes(), VerifierCache.none());
    new VerdictReport(output)
        .show(verifier.verify(bytes, documents(bytes), now, demanded), demanded, now);
  }

  private QuoteCollateral documents(Bytes bytes) throws IOException {
    if (collateral.isPresent()) {
      return QuoteCollateral.parseJson(EvidenceFile.read(collateral.get()));
    }
    if (!source.isGiven()) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "neither --collateral nor --server is given",
          "fetch the documents once with khala attest collateral, or name a server");
    }
    try (CollateralClient client = new CollateralClient(source.server(), source.set())) {
      return QuoteCollateral.of(client.fetch(Quote.parse(bytes)));
    }
  }

  private void verifyIas(long now) throws IOException {
    Path file = ias.filter(name -> !name.isEmpty()).map(Path::of).orElseGet(this::quoteFile);
    IasPolicy demanded = policy.iasPolicy();
    new VerdictReport(output)
        .show(
            new IasVerifier(root.forIas())
                .verify(IasReportFile.parse(EvidenceFile.read(file)), now, demanded),
            demanded);
  }

  private Path quoteFile() {
    return quote.orElseThrow(
        () ->
            new CommandFailure(
                ExitCode.USAGE, "--quote is missing", "see khala attest verify --help"));
  }
}
