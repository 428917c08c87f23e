package network.khala.cli.attest;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import network.khala.attestation.AttestationException;
import network.khala.attestation.dcap.Forecast;
import network.khala.attestation.dcap.Policy;
import network.khala.attestation.dcap.Quote;
import network.khala.attestation.dcap.QuoteCollateral;
import network.khala.attestation.dcap.QuoteVerifier;
import network.khala.attestation.dcap.VerifierCache;
import network.khala.cli.CommandFailure;
import network.khala.cli.ExitCode;
import network.khala.cli.Output;
import network.khala.collateral.CollateralClient;
import network.khala.collateral.EvaluationSet;
import network.khala.scale.Bytes;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `khala attest forecast`: what a quote will be worth under newer documents.
@Command(
    name = "forecast",
    description = {
      "Judge a quote again under newer documents, and name what must be updated.",
      "Compares with the documents in force. Exits with 3 if the quote is refused under one of"
          + " them.",
      "From a server: those in force against the newest, or against those of --update."
    },
    footer = {
      "",
      "Examples:",
      "  khala attest forecast --quote quote.bin --server intel",
      "  khala attest forecast --quote quote.bin --collateral today.json --newer early.json",
      "  khala attest forecast --quote quote.bin --newer early.json --json"
    })
public final class AttestForecast implements Callable<Integer> {
  @Option(names = "--quote", required = true, paramLabel = "FILE", description = "The quote.")
  private Path quote = Path.of("");

  @Option(
      names = "--collateral",
      paramLabel = "FILE",
      description = "The documents in force, to compare with.")
  private Optional<Path> collateral = Optional.empty();

  @Option(
      names = "--newer",
      paramLabel = "FILE",
      description = "The newer documents; else they are fetched, see --server.")
  private Optional<Path> newer = Optional.empty();

  @Option(
      names = "--at",
      paramLabel = "TIME",
      description = "When: seconds since 1970, or 2026-01-31T12:00:00Z; default: now.")
  private Optional<String> at = Optional.empty();

  @Option(
      names = "--newer-at",
      paramLabel = "TIME",
      description = "When the newer documents are judged by; default: as --at.")
  private Optional<String> newerAt = Optional.empty();

  @Mixin private final RootOption root = new RootOption();

  @Mixin private final PolicyOptions policy = new PolicyOptions();

  @Mixin private final CollateralOptions source = new CollateralOptions();

  private final Output output;
  private final InstantSource clock;

  public AttestForecast(Output output, InstantSource clock) {
    this.output = output;
    this.clock = clock;
  }

  @Override
  public Integer call() throws IOException {
    long now = at.map(Moment::parse).orElseGet(() -> clock.instant().getEpochSecond());
    long later = newerAt.map(Moment::parse).orElse(now);
    Policy demanded = policy.policy();
    QuoteVerifier verifier = new QuoteVerifier(root.forQuotes(), VerifierCache.none());
    ForecastReport report;
    try {
      Bytes bytes = EvidenceFile.readBinary(quote);
      QuoteCollateral documents = named("newer documents", () -> newer(bytes));
      Optional<Forecast> present =
          named(
              "documents in force",
              () -> inForce(bytes).map(known -> verifier.forecast(bytes, known, now, demanded)));
      Forecast ahead =
          named("newer documents", () -> verifier.forecast(bytes, documents, later, demanded));
      report = new ForecastReport(output, present, ahead);
    } catch (AttestationException e) {
      throw Refusal.of(e, output);
    }
    report.show();
    Optional<AttestationException> refused = report.refused();
    if (refused.isPresent()) {
      throw Refusal.failure(refused.get());
    }
    return ExitCode.SUCCESS.code();
  }

  /// Judges under one of the two sets of documents.
  private interface Judgement<T> {
    T get() throws IOException;
  }

  /// A refusal for the sake of documents says which ones.
  private static <T> T named(String documents, Judgement<T> judgement) throws IOException {
    try {
      return judgement.get();
    } catch (AttestationException e) {
      throw switch (e.guidance().side()) {
        case COLLATERAL, ISSUER ->
            new AttestationException(e.code(), documents + ": " + e.detail());
        default -> e;
      };
    }
  }

  private QuoteCollateral newer(Bytes bytes) throws IOException {
    if (newer.isPresent()) {
      return QuoteCollateral.parseJson(EvidenceFile.read(newer.get()));
    }
    if (!source.isGiven()) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "neither --newer nor --server is given",
          "fetch the documents with khala attest collateral --update early, or name a server");
    }
    return fetch(bytes, source.laterSet());
  }

  private Optional<QuoteCollateral> inForce(Bytes bytes) throws IOException {
    if (collateral.isPresent()) {
      return Optional.of(QuoteCollateral.parseJson(EvidenceFile.read(collateral.get())));
    }
    return source.isGiven() ? Optional.of(fetch(bytes, EvaluationSet.STANDARD)) : Optional.empty();
  }

  private QuoteCollateral fetch(Bytes bytes, EvaluationSet set) throws IOException {
    try (CollateralClient client = new CollateralClient(source.server(), set)) {
      return QuoteCollateral.of(client.fetch(Quote.parse(bytes)));
    }
  }
}
