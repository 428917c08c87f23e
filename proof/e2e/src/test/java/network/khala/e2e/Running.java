package network.khala.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// A process that a test started. It and its descendants end with the test, at the latest with the
/// tests' virtual machine.
final class Running implements AutoCloseable {
  /// For what always comes, however much else the machine does.
  static final Duration PATIENCE = Duration.ofMinutes(10);

  private static final Duration GRACE = Duration.ofSeconds(10);
  private static final Set<Process> ALL = ConcurrentHashMap.newKeySet();

  static {
    Runtime.getRuntime().addShutdownHook(new Thread(() -> ALL.forEach(Running::killTree)));
  }

  private final String name;
  private final Process process;
  private final Path log;
  private final Lines lines;

  private Running(String name, Process process, Path log) {
    this.name = name;
    this.process = process;
    this.log = log;
    this.lines = Lines.of(process.inputReader(UTF_8));
  }

  /// Starts a program.
  ///
  /// @param name for messages and for its log
  static Running start(
      String name, List<String> command, Map<String, String> environment, Path folder) {
    try {
      Path log = Places.log(name);
      ProcessBuilder builder =
          new ProcessBuilder(command).directory(folder.toFile()).redirectError(log.toFile());
      builder.environment().putAll(environment);
      Process process = builder.start();
      ALL.add(process);
      return new Running(name, process, log);
    } catch (IOException e) {
      throw new UncheckedIOException(name + " cannot be started", e);
    }
  }

  /// Whether there is a program of this name.
  static boolean isInstalled(String program) {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }

  /// Starts the `khala` command of a distribution. It notices when the tests are gone.
  static Running khala(Distribution distribution, List<String> arguments) {
    return khala("khala-" + arguments.getFirst(), distribution.command(arguments));
  }

  /// Starts a `khala` command that is given whole.
  static Running khala(String name, List<String> command) {
    Path folder = Path.of(System.getProperty("java.io.tmpdir"));
    return start(name, command, Map.of("KHALA_SUPERVISED", "1"), folder);
  }

  long pid() {
    return process.pid();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /// What it has printed.
  Lines lines() {
    return lines;
  }

  /// Waits for an object that it prints, looking at those first that it has printed already.
  ///
  /// @throws AssertionError if it ends or time is up before
  JsonNode await(String what, Predicate<JsonNode> fits) throws InterruptedException {
    return awaitAfter(0, what, fits, PATIENCE);
  }

  /// The same, for an event of the given name.
  JsonNode awaitEvent(String event) throws InterruptedException {
    return await(event, object -> isEvent(object, event));
  }

  /// Whether an object tells of an event of the given name.
  static boolean isEvent(JsonNode object, String name) {
    return object.path("event").asString("").equals(name);
  }

  /// Waits for an object that it prints, passing over the first ones.
  JsonNode awaitAfter(int from, String what, Predicate<JsonNode> fits, Duration limit)
      throws InterruptedException {
    return lines
        .await(from, fits, limit)
        .orElseThrow(() -> new AssertionError(name + ": no " + what + "\n" + story()));
  }

  /// Writes one line to its standard input.
  void say(String line) throws IOException {
    process.outputWriter(UTF_8).append(line).append('\n').flush();
  }

  /// Kills it at once, as nothing can prepare for.
  void kill() throws InterruptedException {
    process.destroyForcibly();
    awaitExit(PATIENCE);
  }

  /// Asks it to stop and waits.
  ///
  /// @return its exit code
  int terminate() throws InterruptedException {
    process.destroy();
    return awaitExit(PATIENCE);
  }

  /// Waits for its end.
  ///
  /// @return its exit code
  int awaitExit(Duration limit) throws InterruptedException {
    if (!process.waitFor(limit.toNanos(), TimeUnit.NANOSECONDS)) {
      throw new AssertionError(name + " does not end\n" + story());
    }
    lines.awaitEnd(GRACE);
    ALL.remove(process);
    return process.exitValue();
  }

  /// What it wrote to standard error.
  String errors() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The end of what it said, for messages.
  String story() {
    List<JsonNode> objects = lines.objects();
    List<JsonNode> last = objects.subList(Math.max(0, objects.size() - 20), objects.size());
    String errors = errors();
    return String.join("\n", last.stream().map(JsonNode::toString).toList())
        + "\n"
        + String.join("\n", lines.others())
        + "\n"
        + errors.substring(Math.max(0, errors.length() - 4000));
  }

  @Override
  public void close() {
    List<ProcessHandle> descendants = process.descendants().toList();
    process.destroy();
    try {
      if (!process.waitFor(GRACE.toNanos(), TimeUnit.NANOSECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    descendants.forEach(ProcessHandle::destroyForcibly);
    ALL.remove(process);
  }

  private static void killTree(Process process) {
    try (Stream<ProcessHandle> descendants = process.descendants()) {
      descendants.forEach(ProcessHandle::destroyForcibly);
    }
    process.destroyForcibly();
  }
}
