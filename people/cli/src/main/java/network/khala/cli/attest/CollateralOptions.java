package network.khala.cli.attest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import network.khala.cli.CommandFailure;
import network.khala.cli.ExitCode;
import network.khala.collateral.CollateralServer;
import network.khala.collateral.EvaluationSet;
import network.khala.collateral.ServerCertificate;
import picocli.CommandLine.Option;

/// Which server is asked for collateral, and how.
final class CollateralOptions {
  @Option(
      names = "--server",
      paramLabel = "URL",
      description = "Whom to ask: intel, phala, or the URL of a PCCS.")
  private Optional<String> server = Optional.empty();

  @Option(
      names = "--update",
      paramLabel = "SET",
      description = "Which documents: standard (in force), early (the newest), or a number.")
  private String update = "standard";

  @Option(
      names = "--server-certificate",
      paramLabel = "FILE",
      description = "The certificate of a PCCS that signed its own.")
  private Optional<Path> certificate = Optional.empty();

  @Option(
      names = "--subscription-key-file",
      paramLabel = "FILE",
      description = "Intel's key, for quotes that do not carry their certificate.")
  private Optional<Path> keyFile = Optional.empty();

  boolean isGiven() {
    return server.isPresent();
  }

  CollateralServer server() throws IOException {
    CollateralServer chosen = CollateralServerOption.named("--server", server.orElse("phala"));
    if (certificate.isPresent()) {
      chosen = chosen.withCertificate(ServerCertificate.read(certificate.get()));
    }
    if (keyFile.isPresent()) {
      chosen = chosen.withSubscriptionKey(Files.readString(keyFile.get()).strip());
    }
    return chosen;
  }

  /// What is to come: the set that was asked for, or the newest there is.
  EvaluationSet laterSet() {
    return set().equals(EvaluationSet.STANDARD) ? EvaluationSet.EARLY : set();
  }

  EvaluationSet set() {
    try {
      return EvaluationSet.parse(update);
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(ExitCode.USAGE, "--update: " + e.getMessage(), "");
    }
  }
}
