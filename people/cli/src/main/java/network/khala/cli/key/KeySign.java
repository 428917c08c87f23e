package network.khala.cli.key;

import java.io.IOException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
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

/// `khala key sign`: signs a message.
@Command(
    name = "sign",
    description = "Sign a message.",
    footer = {
      "",
      "Examples:",
      "  khala key sign --suri-file key.txt --message 'I own this account'"
    })
public final class KeySign implements Callable<Integer> {
  @Mixin private SecretOption secret;
  @Mixin private MessageArgument message = new MessageArgument();
  @Mixin private KeyOptions options = new KeyOptions();

  private final Output output;

  public KeySign(Session session, Output output) {
    this.secret = new SecretOption(session);
    this.output = output;
  }

  @Override
  public Integer call() throws IOException {
    byte[] content = message.read();
    try (SecretUri uri = secret.open();
        KeyPair pair = uri.keyPair(options.scheme)) {
      String signature = "0x" + HexFormat.of().formatHex(pair.sign(content));
      Map<String, Object> object = new LinkedHashMap<>();
      object.put("signature", signature);
      object.put("publicKey", pair.publicKeyBytes().toHex());
      object.put("scheme", options.scheme.name().toLowerCase(Locale.ROOT));
      output.result(object, signature);
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(ExitCode.USAGE, String.valueOf(e.getMessage()), "");
    }
    return ExitCode.SUCCESS.code();
  }
}
