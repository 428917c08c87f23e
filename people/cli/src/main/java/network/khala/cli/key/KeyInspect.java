package network.khala.cli.key;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import network.khala.cli.CommandFailure;
import network.khala.cli.ExitCode;
import network.khala.cli.Output;
import network.khala.cli.SecretOption;
import network.khala.cli.Session;
import network.khala.crypto.KeyPair;
import network.khala.crypto.SecretUri;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `khala key inspect`: what belongs to a secret key or to an address.
@Command(
    name = "inspect",
    description = "Show the public key and the address of a secret key or of a public one.",
    footer = {
      "",
      "Examples:",
      "  khala key inspect --suri //Alice",
      "  khala key inspect --suri-file key.txt --network 42",
      "  khala key inspect 45R2pfjQUW2s9PQRHU48HQKLKHVMaDja7N3wpBtmF28UYDs2"
    })
public final class KeyInspect implements Callable<Integer> {
  @Parameters(
      arity = "0..1",
      paramLabel = "KEY",
      description = "An address, or 0x and a public key.")
  private Optional<String> publicKey = Optional.empty();

  @Mixin private SecretOption secret;
  @Mixin private KeyOptions options = new KeyOptions();

  private final Output output;

  public KeyInspect(Session session, Output output) {
    this.secret = new SecretOption(session);
    this.output = output;
  }

  @Override
  public Integer call() throws IOException {
    KeyReport report = new KeyReport();
    if (publicKey.isPresent()) {
      if (secret.isGiven()) {
        throw new CommandFailure(ExitCode.USAGE, "both a secret and a public key are given", "");
      }
      PublicKey key = PublicKey.parse(publicKey.get(), options.scheme);
      report.key(options.network, options.scheme, key.bytes(), key.account());
    } else {
      try (SecretUri uri = secret.open();
          KeyPair pair = uri.keyPair(options.scheme)) {
        report.key(options.network, options.scheme, pair.publicKeyBytes(), pair.accountId());
      } catch (IllegalArgumentException e) {
        throw new CommandFailure(ExitCode.USAGE, String.valueOf(e.getMessage()), "");
      }
    }
    report.show(output);
    return ExitCode.SUCCESS.code();
  }
}
