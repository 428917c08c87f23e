package network.khala.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import network.khala.crypto.MalformedTextException;
import network.khala.crypto.SecretUri;
import picocli.CommandLine.Option;

/// The two ways to give a secret key to a command: on the command line, where other users of the
/// machine may see it, or in a file.
public final class SecretOption {
  private static final int MAX_SIZE_BYTES = 8192;
  private static final Path STANDARD_INPUT = Path.of("-");

  @Option(
      names = "--suri",
      paramLabel = "SURI",
      description = {
        "The secret key: a phrase or 0x and a seed, then //hard and /soft junctions.",
        "//Alice is a development key."
      })
  private Optional<String> text = Optional.empty();

  @Option(
      names = "--suri-file",
      paramLabel = "FILE",
      description = "A file with the secret key in its first line; - for standard input.")
  private Optional<Path> file = Optional.empty();

  private final Session session;

  public SecretOption(Session session) {
    this.session = session;
  }

  /// Whether a key was given at all.
  public boolean isGiven() {
    return text.isPresent() || file.isPresent();
  }

  /// The key; the caller closes it.
  ///
  /// @throws CommandFailure if none or two were given, or it is malformed
  /// @throws IOException if the file cannot be read
  public SecretUri open() throws IOException {
    if (text.isPresent() == file.isPresent()) {
      throw new CommandFailure(
          ExitCode.USAGE,
          text.isPresent() ? "both --suri and --suri-file are given" : "no secret key is given",
          "use --suri-file FILE, or --suri SURI for keys that are no secret");
    }
    try {
      return text.isPresent() ? SecretUri.parse(text.get()) : read(file.orElseThrow());
    } catch (MalformedTextException e) {
      String source = text.isPresent() ? "--suri" : String.valueOf(file.orElseThrow());
      throw new CommandFailure(
          ExitCode.USAGE, source + ": " + e.getMessage(), "the form is PHRASE//hard/soft");
    }
  }

  private SecretUri read(Path path) throws IOException {
    byte[] content;
    if (path.equals(STANDARD_INPUT)) {
      content = session.in().readNBytes(MAX_SIZE_BYTES);
    } else {
      try (InputStream input = Files.newInputStream(path)) {
        content = input.readNBytes(MAX_SIZE_BYTES);
      }
    }
    CharBuffer line = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(content));
    Arrays.fill(content, (byte) 0);
    try {
      int end = 0;
      while (end < line.length() && line.charAt(end) != '\n' && line.charAt(end) != '\r') {
        end++;
      }
      return SecretUri.parse(line.subSequence(0, end));
    } finally {
      Arrays.fill(line.array(), '\0');
    }
  }
}
