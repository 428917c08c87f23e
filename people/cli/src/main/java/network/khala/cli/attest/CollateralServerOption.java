package network.khala.cli.attest;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import network.khala.attestation.TrustAnchors;
import network.khala.cli.CommandFailure;
import network.khala.cli.ExitCode;
import network.khala.collateral.CollateralCache;
import network.khala.collateral.CollateralClient;
import network.khala.collateral.CollateralServer;
import network.khala.collateral.CollateralSource;
import network.khala.collateral.EvaluationSet;
import network.khala.collateral.ServerCertificate;
import picocli.CommandLine.Option;

/// Whom a relayer asks for the collateral of its workers' quotes.
public final class CollateralServerOption {
  @Option(
      names = {"--collateral-server", "--pccs-url"},
      paramLabel = "URL",
      description = "Who completes quotes: intel, phala (default), or the URL of a PCCS.")
  private String server = "phala";

  @Option(
      names = "--collateral-server-certificate",
      paramLabel = "FILE",
      description = "The certificate of a PCCS that signed its own.")
  private Optional<Path> certificate = Optional.empty();

  /// A client of that server, which is not asked yet.
  ///
  /// @throws CommandFailure if it is none
  /// @throws IOException if the certificate cannot be read
  public CollateralClient connect() throws IOException {
    CollateralServer chosen = named("--collateral-server", server);
    if (certificate.isPresent()) {
      chosen = chosen.withCertificate(ServerCertificate.read(certificate.get()));
    }
    return new CollateralClient(chosen, EvaluationSet.STANDARD);
  }

  /// Asks a client, each family of platforms once a while.
  public static CollateralSource cached(CollateralClient client) {
    return new CollateralCache(client, TrustAnchors.INTEL, InstantSource.system());
  }

  /// A server by its name or its URL.
  static CollateralServer named(String option, String name) {
    try {
      return switch (name.toLowerCase(Locale.ROOT)) {
        case "intel" -> CollateralServer.INTEL;
        case "phala" -> CollateralServer.PHALA;
        default -> CollateralServer.of(name);
      };
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(
          ExitCode.USAGE,
          option + "=" + name + ": " + e.getMessage(),
          "write intel, phala or a URL");
    }
  }
}
