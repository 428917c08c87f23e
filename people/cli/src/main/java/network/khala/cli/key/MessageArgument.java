package network.khala.cli.key;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Stream;
import network.khala.cli.CommandFailure;
import network.khala.cli.ExitCode;
import picocli.CommandLine.Option;

/// The message that is signed or was signed.
final class MessageArgument {
  @Option(names = "--message", paramLabel = "TEXT", description = "The message as text.")
  private Optional<String> text = Optional.empty();

  @Option(names = "--message-hex", paramLabel = "HEX", description = "The message's bytes.")
  private Optional<String> hex = Optional.empty();

  @Option(names = "--message-file", paramLabel = "FILE", description = "A file as the message.")
  private Optional<Path> file = Optional.empty();

  byte[] read() throws IOException {
    long given = Stream.of(text, hex, file).filter(Optional::isPresent).count();
    if (given != 1) {
      throw new CommandFailure(
          ExitCode.USAGE,
          given == 0 ? "no message is given" : "more than one message is given",
          "use one of --message, --message-hex and --message-file");
    }
    if (text.isPresent()) {
      return text.get().getBytes(UTF_8);
    }
    return hex.isPresent()
        ? bytes("--message-hex", hex.get())
        : Files.readAllBytes(file.orElseThrow());
  }

  /// The bytes of hexadecimal digits, with or without `0x`.
  static byte[] bytes(String what, String digits) {
    try {
      return HexFormat.of().parseHex(digits.startsWith("0x") ? digits.substring(2) : digits);
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(
          ExitCode.USAGE, what + ": not hexadecimal (" + e.getMessage() + ")", "");
    }
  }
}
