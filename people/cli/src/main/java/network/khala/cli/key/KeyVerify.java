package network.khala.cli.key;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Callable;
import network.khala.cli.CommandFailure;
import network.khala.cli.ExitCode;
import network.khala.cli.Output;
import network.khala.crypto.VerificationException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `khala key verify`: does a signature hold?
@Command(
    name = "verify",
    description = "Verify a signature; exits with 3 if it does not hold.",
    footer = {
      "",
      "Examples:",
      "  khala key verify 0x5a… --public 45R2pf… --message 'I own this account'"
    })
public final class KeyVerify implements Callable<Integer> {
  @Parameters(paramLabel = "SIGNATURE", description = "The signature in hexadecimal digits.")
  private String signature;

  @Option(
      names = "--public",
      required = true,
      paramLabel = "KEY",
      description = "The signer's address, or 0x and the public key.")
  private String publicKey;

  @Mixin private MessageArgument message = new MessageArgument();
  @Mixin private KeyOptions options = new KeyOptions();

  private final Output output;

  public KeyVerify(Output output) {
    this.output = output;
  }

  @Override
  public Integer call() throws IOException {
    byte[] content = message.read();
    byte[] bytes = MessageArgument.bytes("SIGNATURE", signature);
    try {
      PublicKey.parse(publicKey, options.scheme).verify(content, bytes);
    } catch (VerificationException e) {
      output.result(Map.of("valid", false), "refused");
      throw new CommandFailure(
          ExitCode.REFUSED,
          String.valueOf(e.getMessage()),
          "is it this key, this message and this --scheme?");
    }
    output.result(Map.of("valid", true), "valid");
    return ExitCode.SUCCESS.code();
  }
}
