package network.khala.cli.key;

import network.khala.crypto.KeyScheme;
import network.khala.crypto.Ss58;
import picocli.CommandLine.Option;

/// Options that the commands about keys share.
final class KeyOptions {
  @Option(
      names = "--scheme",
      paramLabel = "SCHEME",
      description = "sr25519 (default), ed25519 or ecdsa.")
  KeyScheme scheme = KeyScheme.SR25519;

  @Option(
      names = "--network",
      paramLabel = "PREFIX",
      description = "Network prefix of addresses; default: 30, Khala's.")
  int network = Ss58.KHALA_PREFIX;
}
