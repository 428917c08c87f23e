package network.khala.cli.dev;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import network.khala.cli.CommandFailure;
import network.khala.cli.ExitCode;
import network.khala.cli.process.ChildProcess;
import network.khala.cli.process.ChildSpec;
import network.khala.cli.process.Failure;
import network.khala.cli.process.RestartPolicy;
import network.khala.cli.process.Supervisor;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The processes that this one has started. Each says on its standard output, a JSON object a line,
/// what it has reached; one that ends before it has said that it is up has failed to start, for the
/// reason at the end of its log.
final class Children implements Supervisor.Listener, AutoCloseable {
  private static final int KILLED = 128;

  private final ProcessTable table;
  private final Milestones milestones;
  private final Supervisor supervisor;
  private final Map<String, CompletableFuture<JsonNode>> starting = new ConcurrentHashMap<>();

  Children(RestartPolicy restart, ProcessTable table, Milestones milestones) {
    this.table = table;
    this.milestones = milestones;
    this.supervisor = new Supervisor(restart, this);
  }

  /// Starts a process.
  ///
  /// @param url where it is reached, if it serves anything
  /// @param upEvent the event by which it says that it is up
  /// @param onUp hears that event now and after each restart, on a thread of the process's output
  /// @return the first such event; fails with a [CommandFailure] if there will be none
  CompletableFuture<JsonNode> start(ChildSpec spec, String upEvent, Consumer<JsonNode> onUp)
      throws IOException {
    CompletableFuture<JsonNode> up = new CompletableFuture<>();
    starting.put(spec.name(), up);
    supervisor.start(spec, line -> hear(line, upEvent, onUp, up));
    return up;
  }

  private static void hear(
      String line, String upEvent, Consumer<JsonNode> onUp, CompletableFuture<JsonNode> up) {
    JsonNode said;
    try {
      said = JsonMapper.shared().readTree(line);
    } catch (JacksonException e) {
      // No child of ours says such a thing; its log has everything that is meant for people.
      return;
    }
    if (said.path("event").asString("").equals(upEvent)) {
      onUp.accept(said);
      up.complete(said);
    }
  }

  @Override
  public void started(ChildProcess child) {
    String[] words = child.spec().name().split(" ", 2);
    table.put(words[0], words.length == 2 ? words[1] : "", child.pid(), Optional.empty());
  }

  @Override
  public void ended(ChildProcess child, int exitCode, Duration restart) {
    Failure failure = Failure.of(child);
    CompletableFuture<JsonNode> up = starting.get(child.spec().name());
    String what = child.spec().name() + " " + how(exitCode);
    String said = failure.message().map(text -> ": " + text).orElse("");
    if (up != null && up.completeExceptionally(failed(child, exitCode, what + said, failure))) {
      return;
    }
    Map<String, Object> members = Milestones.members();
    members.put("process", child.spec().name());
    members.put("pid", child.pid());
    members.put("exitCode", exitCode);
    String next =
        restart.isZero() ? "it stays away" : "it is started again in " + restart.toSeconds() + " s";
    String advice = failure.hint().isEmpty() ? "" : failure.hint() + "; ";
    milestones.error(what + said, advice + next + "; its log is " + child.spec().log(), members);
  }

  private static CommandFailure failed(
      ChildProcess child, int exitCode, String message, Failure failure) {
    ExitCode code =
        Stream.of(ExitCode.values())
            .filter(one -> one.code() == exitCode && one != ExitCode.SUCCESS)
            .findFirst()
            .orElse(ExitCode.FAILURE);
    String hint = failure.hint().isEmpty() ? "its log is " + child.spec().log() : failure.hint();
    return new CommandFailure(code, message, hint);
  }

  private static String how(int exitCode) {
    return exitCode > KILLED && exitCode != ExitCode.INTERRUPTED.code()
        ? "was killed by signal " + (exitCode - KILLED)
        : "ended with code " + exitCode;
  }

  /// Stops them all.
  @Override
  public void close() {
    supervisor.close();
  }
}
