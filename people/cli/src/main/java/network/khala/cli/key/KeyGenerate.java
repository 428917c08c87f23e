package network.khala.cli.key;

import java.nio.CharBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.concurrent.Callable;
import network.khala.cli.CommandFailure;
import network.khala.cli.ExitCode;
import network.khala.cli.Output;
import network.khala.crypto.KeyPair;
import network.khala.crypto.Mnemonic;
import network.khala.crypto.SecretBytes;
import network.khala.crypto.SecretUri;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `khala key generate`: a fresh key.
@Command(
    name = "generate",
    description = {
      "Make a new secret key and show it once.",
      "Write the phrase down and keep it away from others: whoever has it owns the account."
    },
    footer = {"", "Examples:", "  khala key generate", "  khala key generate --words 24 --json"})
public final class KeyGenerate implements Callable<Integer> {
  @Mixin private KeyOptions options = new KeyOptions();

  @Option(
      names = "--words",
      paramLabel = "N",
      description = "12 (default), 15, 18, 21 or 24 words.")
  private int words = 12;

  private final Output output;

  public KeyGenerate(Output output) {
    this.output = output;
  }

  @Override
  public Integer call() {
    try (Mnemonic mnemonic = generate()) {
      char[] phrase = mnemonic.phrase();
      try (SecretUri uri = SecretUri.parse(CharBuffer.wrap(phrase));
          KeyPair pair = uri.keyPair(options.scheme);
          SecretBytes seed = uri.rootSeed()) {
        new KeyReport()
            .secret("secretPhrase", new String(phrase))
            .secret("secretSeed", hex(seed))
            .key(options.network, options.scheme, pair.publicKeyBytes(), pair.accountId())
            .show(output);
      } finally {
        Arrays.fill(phrase, '\0');
      }
    }
    return ExitCode.SUCCESS.code();
  }

  private Mnemonic generate() {
    try {
      return Mnemonic.generate(words);
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(ExitCode.USAGE, "--words=" + words + ": " + e.getMessage(), "");
    }
  }

  private static String hex(SecretBytes seed) {
    byte[] content = seed.toArray();
    try {
      return "0x" + HexFormat.of().formatHex(content);
    } finally {
      Arrays.fill(content, (byte) 0);
    }
  }
}
