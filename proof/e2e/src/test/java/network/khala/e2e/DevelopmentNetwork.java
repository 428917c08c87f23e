package network.khala.e2e;

import static network.khala.e2e.Running.isEvent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// `khala dev`: a whole network in one process tree, on a folder that outlives it.
final class DevelopmentNetwork implements AutoCloseable {
  private final Running process;

  private DevelopmentNetwork(Running process) {
    this.process = process;
  }

  /// Starts a network of this build on free ports and waits until it is ready.
  static DevelopmentNetwork start(Path basePath, String... options) throws InterruptedException {
    return start(Distribution.built(), basePath, options);
  }

  /// The same with the programs of some distribution.
  static DevelopmentNetwork start(Distribution distribution, Path basePath, String... options)
      throws InterruptedException {
    List<String> arguments =
        new ArrayList<>(List.of("dev", "--json", "--base-path", basePath.toString()));
    arguments.addAll(List.of("--rpc-port", "0", "--console-port", "0", "--pruntime-port", "0"));
    arguments.addAll(List.of(options));
    DevelopmentNetwork network = new DevelopmentNetwork(Running.khala(distribution, arguments));
    try {
      network.awaitReady();
      return network;
    } catch (InterruptedException | AssertionError e) {
      network.close();
      throw e;
    }
  }

  private void awaitReady() throws InterruptedException {
    process.awaitAfter(0, "ready", object -> isEvent(object, "ready"), Running.PATIENCE);
  }

  /// What it said when it was ready.
  JsonNode ready() {
    return process.lines().objects().stream()
        .filter(object -> isEvent(object, "ready"))
        .findFirst()
        .orElseThrow();
  }

  /// The address of its node's JSON-RPC, for WebSockets.
  String url() {
    return ready().path("rpc").asString();
  }

  /// The names of the events so far, each once, in the order of their first appearance.
  Set<String> events() {
    Set<String> names = new LinkedHashSet<>();
    process.lines().objects().forEach(object -> names.add(object.path("event").asString("")));
    return names;
  }

  /// How many events there were so far.
  int mark() {
    return process.lines().count();
  }

  /// Waits for an event of a worker that comes after a mark.
  JsonNode awaitAfter(int mark, String event, String worker) throws InterruptedException {
    return process.awaitAfter(
        mark,
        event + " of " + worker,
        object -> isEvent(object, event) && object.path("worker").asString("").equals(worker),
        Running.PATIENCE);
  }

  /// Waits until a worker registers, now and not in an earlier run.
  JsonNode awaitRegistration(String worker) throws InterruptedException {
    return process.awaitAfter(
        0,
        "registration of " + worker,
        object ->
            isEvent(object, "registered")
                && object.path("worker").asString("").equals(worker)
                && !object.has("continued"),
        Running.PATIENCE);
  }

  /// Waits for any worker's event that comes after a mark.
  JsonNode awaitAfter(int mark, String event) throws InterruptedException {
    return process.awaitAfter(mark, event, object -> isEvent(object, event), Running.PATIENCE);
  }

  /// The public keys of the workers that mine.
  List<String> workers() {
    return process.lines().objects().stream()
        .filter(object -> isEvent(object, "mining"))
        .map(object -> object.path("worker").asString())
        .distinct()
        .toList();
  }

  /// A process of the network.
  ///
  /// @param role `node`, `devtee`, `pruntime`, `relayer`
  /// @param name of its machine
  record Member(String role, String name, long pid) {
    /// Kills it at once.
    void kill() {
      ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
    }

    /// Whether it runs; one that has ended and whose end nobody has taken note of does not.
    boolean isAlive() {
      try {
        return !line().isEmpty();
      } catch (IOException e) {
        return false;
      }
    }

    /// The command that it was started with, as the system keeps it for a living process.
    List<String> command() throws IOException {
      String line = line();
      return List.of(line.substring(0, line.length() - 1).split("\0", -1));
    }

    private String line() throws IOException {
      return Files.readString(Path.of("/proc/" + pid + "/cmdline"));
    }
  }

  /// The processes as they were started last.
  List<Member> members() {
    List<Member> all = new ArrayList<>();
    for (JsonNode object : process.lines().objects()) {
      if (isEvent(object, "process")) {
        Member member =
            new Member(
                object.path("role").asString(),
                object.path("name").asString(),
                object.path("pid").asLong());
        all.removeIf(one -> one.role().equals(member.role()) && one.name().equals(member.name()));
        all.add(member);
      }
    }
    return all;
  }

  /// The process that does this for a worker.
  Member member(String role, String worker) {
    String name =
        ready()
            .path("processes")
            .valueStream()
            .filter(one -> one.path("worker").asString("").equals(worker))
            .map(one -> one.path("name").asString())
            .findFirst()
            .orElseThrow(() -> new AssertionError("no process of " + worker + ": " + ready()));
    return members().stream()
        .filter(one -> one.role().equals(role) && one.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + role + " of " + name + ": " + members()));
  }

  /// Kills the process that started all others, and waits until they are gone too.
  void kill() throws InterruptedException {
    List<Member> members = members();
    process.kill();
    long deadline = System.nanoTime() + Running.PATIENCE.toNanos();
    while (members.stream().anyMatch(Member::isAlive)) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("left behind: " + members);
      }
      Thread.sleep(100);
    }
  }

  /// Asks it to stop and waits.
  ///
  /// @return the exit code
  int stop() throws InterruptedException {
    return process.terminate();
  }

  @Override
  public void close() {
    process.close();
  }
}
