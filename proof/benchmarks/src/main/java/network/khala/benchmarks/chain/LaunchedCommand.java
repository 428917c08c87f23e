package network.khala.benchmarks.chain;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/// A command of the build that this program is part of, in a process of its own, as its launcher
/// starts it.
final class LaunchedCommand implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(15);

  private final String name;
  private final Process process;
  private final BufferedReader lines;

  private LaunchedCommand(String name, Process process) {
    this.name = name;
    this.process = process;
    this.lines = process.inputReader(StandardCharsets.UTF_8);
  }

  /// Starts a command. What it logs is dropped.
  ///
  /// @throws IOException if there is no launcher
  static LaunchedCommand start(String command, String... arguments) throws IOException {
    List<String> line = new ArrayList<>(List.of(launcher().toString(), command));
    line.addAll(List.of(arguments));
    return new LaunchedCommand(
        "khala " + command,
        new ProcessBuilder(line).redirectError(ProcessBuilder.Redirect.DISCARD).start());
  }

  private static Path launcher() throws IOException {
    String run = System.getProperty("khala.run");
    Path launcher =
        run == null ? Path.of("khala") : Path.of(run).resolve("../../../khala").normalize();
    if (!Files.isExecutable(launcher)) {
      throw new IOException("the launcher " + launcher.toAbsolutePath() + " is missing");
    }
    return launcher.toAbsolutePath();
  }

  /// Waits for a line of output.
  ///
  /// @param what it is about, for the error
  /// @throws IOException if the command ends without it, or it does not come within five minutes
  String await(String what, Predicate<String> wanted) throws IOException {
    // A command that says nothing would block the reading below for ever: ending it ends that too.
    CompletableFuture<Void> overdue =
        CompletableFuture.runAsync(
            process::destroyForcibly,
            CompletableFuture.delayedExecutor(PATIENCE.toSeconds(), TimeUnit.SECONDS));
    try {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (wanted.test(line)) {
          return line;
        }
      }
      throw new IOException(
          overdue.isDone()
              ? name + ": no " + what + " within " + PATIENCE.toSeconds() + " s"
              : name + " ended without " + what);
    } finally {
      overdue.cancel(false);
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
