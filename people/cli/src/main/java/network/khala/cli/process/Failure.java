package network.khala.cli.process;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What a process said last about why it ended, found at the end of its log.
///
/// @param message what is wrong
/// @param hint what to do about it; may be empty
public record Failure(Optional<String> message, String hint) {
  private static final int TAIL_BYTES = 8192;
  private static final String ERROR = "error: ";
  private static final String HINT = "hint: ";

  /// How an enclave program, which logs only, marks what is wrong.
  private static final String LOGGED = " ERROR ";

  /// Of a process that has ended; nothing if its log cannot be read.
  public static Failure of(ChildProcess child) {
    try {
      return in(tail(child.spec().log(), child.logStart()));
    } catch (IOException e) {
      return new Failure(Optional.empty(), "");
    }
  }

  static Failure in(List<String> lines) {
    Optional<String> message = Optional.empty();
    String hint = "";
    for (String line : lines) {
      int logged = line.indexOf(LOGGED);
      if (line.startsWith(ERROR)) {
        message = Optional.of(line.substring(ERROR.length()));
        hint = "";
      } else if (line.startsWith(HINT)) {
        hint = line.substring(HINT.length());
      } else if (logged >= 0) {
        // The logger's name comes first.
        String[] words = line.substring(logged + LOGGED.length()).strip().split("\\s+", 2);
        message = Optional.of(words[words.length - 1]);
        hint = "";
      }
    }
    return new Failure(message, hint);
  }

  private static List<String> tail(Path log, long start) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
      long from = Math.max(start, file.length() - TAIL_BYTES);
      file.seek(from);
      byte[] bytes = new byte[(int) (file.length() - from)];
      file.readFully(bytes);
      return new String(bytes, StandardCharsets.UTF_8).lines().toList();
    }
  }
}
