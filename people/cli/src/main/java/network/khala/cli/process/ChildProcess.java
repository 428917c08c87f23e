package network.khala.cli.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// A process that this one started.
///
/// Its standard input stays open as long as this process lives: a child that sees the end of it
/// knows that its parent is gone, however the parent went, and stops by itself (see [ParentWatch]).
public final class ChildProcess {
  /// A line of a child's output longer than this is cut: it is meant for machines, and a child gone
  /// wrong must not fill our memory.
  static final int MAX_LINE_CHARS = 1 << 20;

  private static final Duration OUTPUT_LIMIT = Duration.ofSeconds(1);

  private final ChildSpec spec;
  private final Process process;
  private final CompletableFuture<Integer> exit;
  private final long logStart;

  private ChildProcess(
      ChildSpec spec, Process process, CompletableFuture<Integer> exit, long logStart) {
    this.spec = spec;
    this.process = process;
    this.exit = exit;
    this.logStart = logStart;
  }

  /// Starts the process. The lines of its standard output go to the consumer, on a thread of their
  /// own, as a rule before [#exit()] completes.
  ///
  /// @throws IOException if it cannot be started or its log cannot be written
  public static ChildProcess start(ChildSpec spec, Consumer<String> lines) throws IOException {
    if (spec.log().getParent() != null) {
      Files.createDirectories(spec.log().getParent());
    }
    ProcessBuilder builder =
        new ProcessBuilder(spec.command())
            .redirectError(ProcessBuilder.Redirect.appendTo(spec.log().toFile()));
    // What this command was configured with is not meant for its children: they are told all.
    builder.environment().keySet().removeIf(name -> name.startsWith("KHALA_"));
    builder.environment().putAll(spec.environment());
    builder.environment().put(ParentWatch.VARIABLE, "1");
    long logStart = Files.exists(spec.log()) ? Files.size(spec.log()) : 0;
    Process process = builder.start();
    CompletableFuture<Integer> exit = new CompletableFuture<>();
    Thread reader =
        Thread.ofVirtual().name("output of " + spec.name()).start(() -> read(process, lines));
    Thread.ofVirtual().name("end of " + spec.name()).start(() -> complete(exit, process, reader));
    return new ChildProcess(spec, process, exit, logStart);
  }

  private static void complete(CompletableFuture<Integer> exit, Process process, Thread reader) {
    try {
      int code = process.waitFor();
      // A process that the child left behind may hold its output open.
      reader.join(OUTPUT_LIMIT);
      exit.complete(code);
    } catch (InterruptedException e) {
      exit.completeExceptionally(e);
    }
  }

  private static void read(Process process, Consumer<String> lines) {
    try (BufferedReader output = process.inputReader(UTF_8)) {
      StringBuilder line = new StringBuilder();
      for (int next = output.read(); next >= 0; next = output.read()) {
        if (next == '\n') {
          lines.accept(line.toString());
          line.setLength(0);
        } else if (line.length() < MAX_LINE_CHARS) {
          line.append((char) next);
        }
      }
    } catch (IOException | UncheckedIOException e) {
      // The pipe breaks when the process is killed; its end is reported by its exit.
    }
  }

  public ChildSpec spec() {
    return spec;
  }

  /// Where in its log this process began, in bytes: what is before is of earlier ones.
  public long logStart() {
    return logStart;
  }

  public long pid() {
    return process.pid();
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /// Completes with the exit code once the process has ended and its output was read.
  public CompletableFuture<Integer> exit() {
    return exit.copy();
  }

  /// Asks the process to stop.
  void terminate() {
    process.destroy();
  }

  /// Stops the process at once.
  void kill() {
    process.destroyForcibly();
  }

  /// Waits for the end of the process.
  ///
  /// @return whether it ended in time
  boolean await(Duration limit) throws InterruptedException {
    return process.waitFor(limit.toNanos(), TimeUnit.NANOSECONDS);
  }
}
