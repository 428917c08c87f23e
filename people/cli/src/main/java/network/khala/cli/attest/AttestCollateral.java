package network.khala.cli.attest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import network.khala.attestation.AttestationException;
import network.khala.attestation.Collateral;
import network.khala.attestation.dcap.CertificationData;
import network.khala.attestation.dcap.CollateralClaims;
import network.khala.attestation.dcap.Quote;
import network.khala.attestation.dcap.QuoteCollateral;
import network.khala.attestation.dcap.QuoteVerifier;
import network.khala.attestation.dcap.VerifierCache;
import network.khala.cli.ExitCode;
import network.khala.cli.Output;
import network.khala.collateral.CollateralClient;
import network.khala.collateral.CollateralFolder;
import network.khala.collateral.CollateralJson;
import network.khala.scale.Bytes;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `khala attest collateral`: fetches the documents with which a quote is judged.
@Command(
    name = "collateral",
    description = {
      "Fetch the documents with which a quote is judged, and check their signatures.",
      "Writes them to --output or into the folder --bundle, else to standard output."
    },
    footer = {
      "",
      "Examples:",
      "  khala attest collateral --quote quote.bin --server https://localhost:8081 \\",
      "      --server-certificate pccs.pem --output collateral.json",
      "  khala attest collateral --quote quote.bin --server intel --bundle documents",
      "  khala attest collateral --quote quote.bin --update early > early.json"
    })
public final class AttestCollateral implements Callable<Integer> {
  @Option(
      names = "--quote",
      required = true,
      paramLabel = "FILE",
      description = "A quote of the platform.")
  private Path quote = Path.of("");

  @Option(names = "--output", paramLabel = "FILE", description = "The file to write.")
  private Optional<Path> file = Optional.empty();

  @Option(
      names = "--bundle",
      paramLabel = "DIR",
      description = "A folder with a file for each platform family.")
  private Optional<Path> bundle = Optional.empty();

  @Mixin private final RootOption root = new RootOption();

  @Mixin private final CollateralOptions source = new CollateralOptions();

  private final Output output;
  private final InstantSource clock;

  public AttestCollateral(Output output, InstantSource clock) {
    this.output = output;
    this.clock = clock;
  }

  @Override
  public Integer call() throws IOException {
    try (CollateralClient client = new CollateralClient(source.server(), source.set())) {
      Quote parsed = Quote.parse(EvidenceFile.readBinary(quote));
      Collateral fetched = client.fetch(parsed);
      CollateralClaims claims = check(parsed, fetched);
      Bytes json = CollateralJson.format(fetched);
      Optional<Path> written = file;
      if (file.isPresent()) {
        Files.write(file.get(), json.toArray());
      } else if (bundle.isPresent()) {
        written = Optional.of(new CollateralFolder(bundle.get()).save(parsed, fetched));
      }
      if (written.isEmpty()) {
        output.line(new String(json.toArray(), StandardCharsets.UTF_8));
      } else {
        show(written.get(), claims);
      }
      return ExitCode.SUCCESS.code();
    } catch (AttestationException e) {
      throw Refusal.of(e, output);
    }
  }

  private CollateralClaims check(Quote parsed, Collateral fetched) throws IOException {
    QuoteCollateral documents = QuoteCollateral.of(fetched);
    Bytes pckChain =
        parsed.certification().type() == CertificationData.PCK_CHAIN
            ? parsed.certification().content()
            : documents
                .pckCertificateChain()
                .map(pem -> Bytes.wrap(pem.getBytes(StandardCharsets.US_ASCII)))
                .orElse(Bytes.EMPTY);
    return new QuoteVerifier(root.forQuotes(), VerifierCache.none())
        .verifyCollateral(pckChain, documents, clock.instant().getEpochSecond());
  }

  private void show(Path written, CollateralClaims claims) {
    Map<String, @Nullable Object> tree = new LinkedHashMap<>();
    tree.put("file", written.toString());
    claims
        .documents()
        .forEach(
            document ->
                tree.put(
                    document.document(),
                    "issued %s, number %s"
                        .formatted(Instant.ofEpochSecond(document.issued()), document.number())));
    tree.put("goodTo", Instant.ofEpochSecond(claims.earliestExpiry()).toString());
    if (output.json()) {
      output.object(tree);
    } else {
      new Tree(output).show(tree);
    }
  }
}
