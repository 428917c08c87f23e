package network.khala.cli.doctor;

import java.util.Locale;
import network.khala.attestation.AttestationException;
import network.khala.collateral.CollateralClient;
import network.khala.collateral.CollateralServer;

/// Does the server of collateral answer?
final class CollateralServerCheck {
  private static final String SUBJECT = "pccs";

  private CollateralServerCheck() {}

  static Line examine(String url) {
    CollateralServer server;
    try {
      server =
          switch (url.toLowerCase(Locale.ROOT)) {
            case "intel" -> CollateralServer.INTEL;
            case "phala" -> CollateralServer.PHALA;
            default -> CollateralServer.of(url);
          };
    } catch (IllegalArgumentException e) {
      return Line.fail(SUBJECT, String.valueOf(e.getMessage()), "Write intel, phala or a URL");
    }
    try (CollateralClient client = new CollateralClient(server)) {
      client.probe();
      return Line.pass(SUBJECT, server + " answers");
    } catch (AttestationException e) {
      return Line.fail(
          SUBJECT,
          e.detail(),
          "Check address and firewall; see --server of khala attest collateral");
    }
  }
}
